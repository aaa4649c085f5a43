// What has to be known before a page is first seen. It stands in every page as it is here, so it is kept small.
{
  const { classList } = document.documentElement;
  classList.add("js");
  // A search that says what it looks for has no need of the ways without a script.
  if (/[?&]\w+=[^&]/.test(location.search)) classList.add("asked");
  // If the script does not come, the page is as without it.
  addEventListener("error", ({ target }) => {
    if (target.defer && /assets/.test(target.src)) classList.remove("js", "asked");
  }, true);
  try {
    // Large text and high contrast, as settings.js keeps them.
    for (const name of localStorage.getItem("minglu.display").split(" ")) classList.add(name);
  } catch { /* nothing is kept */ }
}
