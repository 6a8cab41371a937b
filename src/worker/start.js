
// The page sends the compiled program first; whatever comes then is for the program.
onmessage = ({ data }) => {
  onmessage = null;
  wasm_bindgen({ module_or_path: data });
};
