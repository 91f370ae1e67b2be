package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.borderexchange.gateway.casework.CaseDocument;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes documents in and hands them to the hub. Memory holds a buffer of each, whatever its size. */
public final class Documents {

    private static final Logger log = LoggerFactory.getLogger(Documents.class);

    private final Spool spool;
    private final MediaTypes mediaTypes;
    private final DocumentScanner scanner;
    private final DocumentStore store;
    private final Semaphore atOnce;

    Documents(Spool spool, MediaTypes mediaTypes, DocumentScanner scanner, DocumentStore store, int atOnce) {
        this.spool = spool;
        this.mediaTypes = mediaTypes;
        this.scanner = scanner;
        this.store = store;
        this.atOnce = new Semaphore(atOnce);
    }

    /**
     * A document that the hub has when this returns.
     *
     * @param authorization header of the officer's own request
     * @throws InvalidInput if it is empty
     * @throws Refused if it is too large, not what it is called, not taken or harmful; as unavailable if the scanner or the hub is away
     */
    public CaseDocument take(Upload upload, InputStream body, String authorization) throws IOException {
        spool.admit(upload.length());
        if (!atOnce.tryAcquire()) {
            throw new Refused(ProblemType.UNAVAILABLE);
        }
        try (var spooled = spool.spool(body)) {
            if (spooled.size() == 0) {
                throw new InvalidInput(List.of(new Fault("", "is empty")));
            }
            var mediaType = mediaTypes.of(spooled.file(), upload);
            scan(spooled);
            store(spooled, mediaType, authorization);
            return new CaseDocument(spooled.sha256(), upload.name(), mediaType, spooled.size());
        } finally {
            atOnce.release();
        }
    }

    private void scan(Spool.Spooled spooled) {
        boolean harmless;
        try {
            harmless = scanner.isHarmless(spooled.file());
        } catch (IOException away) {
            log.warn("a document cannot be scanned: {}", away.getClass().getName());
            throw new Refused(ProblemType.UNAVAILABLE);
        }
        if (!harmless) {
            throw new Refused(ProblemType.DOCUMENT_INFECTED);
        }
    }

    private void store(Spool.Spooled spooled, String mediaType, String authorization) {
        try {
            store.store(spooled.file(), spooled.sha256(), mediaType, authorization);
        } catch (IOException away) {
            log.warn(
                    "a document cannot be stored at the hub: {}",
                    away.getClass().getName());
            throw new Refused(ProblemType.UNAVAILABLE);
        }
    }
}
