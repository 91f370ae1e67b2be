package org.borderexchange.schemas.topic;

/** Header names of a record. The signature alone is proof; {@code ce_*} are hints for tools and are never trusted. */
public final class EventHeaders {

    /** Raw bytes of the Ed25519 signature over topic, key and value. */
    public static final String SIGNATURE = "exchange-signature";

    /** Id of the key that signed, as in the directory; UTF-8. */
    public static final String KEY_ID = "exchange-key-id";

    /** W3C trace context; UTF-8. */
    public static final String TRACE_PARENT = "traceparent";

    /** CloudEvents 1.0 Kafka binding; UTF-8. */
    public static final String CE_SPEC_VERSION = "ce_specversion";

    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TIME = "ce_time";

    private EventHeaders() {}
}
