/** For V8; others take it for any comment. It must stand before the code. */
const hint = "//# allFunctionsCalledOnLoad\n";

/**
 * Has the scripts of pages compiled whole, on the thread that loads them: V8 would only skim their functions there and compile each on the page's thread when it is called first, which is half of what
 * running a large package takes. What workers load too stays as it is: nobody waits for a worker's thread, and it would compile what it never calls.
 */
class CompiledAhead {
  apply(compiler) {
    const { Compilation, sources: { ConcatSource } } = compiler.webpack;
    compiler.hooks.compilation.tap("CompiledAhead", (compilation) => {
      // After comments have been taken out, before names are made of the contents.
      compilation.hooks.processAssets.tap({ name: "CompiledAhead", stage: Compilation.PROCESS_ASSETS_STAGE_DEV_TOOLING }, () => {
        for (const { runtime, files } of compilation.chunks) {
          const isOfPages = [runtime].flatMap((one) => (typeof one === "string" ? one : [...one])).every((name) => compilation.entrypoints.has(name));
          if (isOfPages) for (const file of files) if (file.endsWith(".js")) compilation.updateAsset(file, (code) => new ConcatSource(hint, code));
        }
      });
    });
  }
}

module.exports = { CompiledAhead };
