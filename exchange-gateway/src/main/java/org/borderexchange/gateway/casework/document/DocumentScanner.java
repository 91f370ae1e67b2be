package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.nio.file.Path;

/** Looks for what would harm whoever opens a document. */
@FunctionalInterface
public interface DocumentScanner {

    /** Of an installation that has no scanner. */
    DocumentScanner NONE = file -> true;

    /**
     * @return false if something harmful is in it
     * @throws IOException if that cannot be said now
     */
    boolean isHarmless(Path file) throws IOException;
}
