// The reader's own file is read in the browser; the page as built only offers the choice.
export const prerender = true;
