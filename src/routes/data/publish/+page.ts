// What is to be published is only in the reader's browser; the page as built says what publishing does.
export const prerender = true;
