// Scanning, where the browser can: by the camera on a secure page, and from a picture.
{
  const { page } = minglu.verify;
  const { say, go, complain } = page;
  const by = (id) => document.getElementById(id);
  const [camera, off, viewer, picture] = ["camera", "camera-off", "viewer", "picture"].map(by);
  const EVERY = 200; // milliseconds between looks at the picture

  const start = async () => {
    const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
    if (!kinds.includes("qr_code")) return;
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    camera.parentElement.hidden = false;
    camera.hidden = !(isSecureContext && navigator.mediaDevices?.getUserMedia);
    const video = viewer.querySelector("video");
    let stream = null;

    const close = () => {
      stream?.getTracks().forEach((track) => track.stop());
      stream = null;
      video.srcObject = null;
      viewer.hidden = true;
      camera.setAttribute("aria-expanded", "false");
    };
    const watch = async (mine) => {
      while (stream === mine) {
        const [found] = await detector.detect(video).catch(() => []);
        if (stream !== mine) return;
        if (found) {
          close();
          return go(found.rawValue.slice(0, 300));
        }
        await new Promise((done) => setTimeout(done, EVERY));
      }
    };
    const open = async () => {
      complain(null);
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        viewer.hidden = false;
        camera.setAttribute("aria-expanded", "true");
        video.srcObject = stream;
        await video.play();
        off.focus();
        watch(stream);
      } catch (error) {
        close();
        complain(say(["NotAllowedError", "SecurityError"].includes(error.name) ? "camera_denied" : "camera_none"));
        camera.focus();
      }
    };

    camera.setAttribute("aria-controls", viewer.id);
    camera.setAttribute("aria-expanded", "false");
    camera.addEventListener("click", () => (stream ? close() : open()));
    off.addEventListener("click", () => { close(); camera.focus(); });
    addEventListener("pagehide", close);
    picture.addEventListener("change", async () => {
      const [file] = picture.files;
      if (!file) return;
      complain(null);
      const bitmap = await createImageBitmap(file).catch(() => null);
      const [found] = bitmap ? await detector.detect(bitmap).catch(() => []) : [];
      bitmap?.close();
      picture.value = "";
      if (found) go(found.rawValue.slice(0, 300));
      else complain(say("picture_none"));
    });
  };
  if ("BarcodeDetector" in globalThis) start();
}
