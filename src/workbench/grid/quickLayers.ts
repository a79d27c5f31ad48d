import { Layer, type Scene, type UniverRenderingContext } from "@univerjs/engine-render";

type Drawn = {
  readonly scene: Scene;
  readonly _allowCache: boolean;
  readonly _cacheCanvas: object | null;
  isDirty(): boolean;
  makeDirty(state?: boolean): Drawn;
  _draw(context: UniverRenderingContext, isTop: boolean): void;
  render(context?: UniverRenderingContext, isTop?: boolean): Drawn;
};

/**
 * The lowest layer, that of the cells, is drawn where it is seen while it changes: the grid, as it comes, draws it into a picture of its own first, which is cleared and copied with each frame
 * of scrolling. The picture is made when something else is drawn over it that changes. A method is replaced, as it is in 0.25.1.
 */
export function quickLayers(): void {
  const layers = Layer.prototype as unknown as Drawn;
  const { render } = layers;
  const withoutPicture = new WeakSet<Drawn>();
  layers.render = function drawOnce(given, isTop = false) {
    const context = given ?? this.scene.getEngine()?.getCanvas().getContext();
    if (context === undefined || !this._allowCache || this._cacheCanvas === null || (this.scene.getLayers()[0] as unknown) !== this) return render.call(this, given, isTop);
    if (!this.isDirty()) {
      if (withoutPicture.delete(this)) this.makeDirty(true);
      return render.call(this, given, isTop);
    }
    withoutPicture.add(this);
    context.save();
    this._draw(context, isTop);
    context.restore();
    this.makeDirty(false);
    return this;
  };
}
