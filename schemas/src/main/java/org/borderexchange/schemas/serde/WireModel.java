package org.borderexchange.schemas.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * How Avro treats the generated types. Set here and not by system properties, so that no service can forget one: custom coders write,
 * Avro's fast reader reads.
 */
final class WireModel {

    static final Schema PRESENT = ExchangeEvent.getClassSchema();

    static final SpecificData DATA = prepared();

    private static SpecificData prepared() {
        trustGeneratedTypes();
        var data = new ExchangeEvent().getSpecificData();
        data.setCustomCoders(true);
        // Reading with custom coders would save a microsecond, but they allocate as long a list as the bytes claim.
        data.setFastReaderEnabled(true);
        return data;
    }

    /** Avro instantiates no class that it has not been told to trust. */
    private static void trustGeneratedTypes() {
        var packageName = ExchangeEvent.class.getPackageName();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(packageName)));
    }

    private WireModel() {}
}
