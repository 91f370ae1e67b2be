package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.nio.file.Path;

/** Where the bytes of documents are kept, each once, under their hash. */
@FunctionalInterface
public interface DocumentStore {

    /**
     * Durable when this returns; storing the same again changes nothing.
     *
     * @param authorization header of the officer's own request: he stores it, not the gateway
     * @throws IOException if it cannot be stored now
     */
    void store(Path file, String sha256, String mediaType, String authorization) throws IOException;
}
