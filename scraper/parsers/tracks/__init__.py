"""From blocks to track sections: pieces, single lines, the vote over the page, what is no track."""
