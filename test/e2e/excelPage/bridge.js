// Where a native host would stand: the client sends through it, the emulator answers.
window._richApiNativeBridge = { sendMessageToHost() {} };
