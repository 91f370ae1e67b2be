package org.borderexchange.gateway.outbox;

import java.util.Optional;

/** The trace of the request at hand, kept with the event so that it goes on where the event arrives. */
public interface TraceContext {

    /** W3C {@code traceparent}; empty if the request is not traced. */
    Optional<String> traceParent();
}
