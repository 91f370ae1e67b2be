package org.borderexchange.schemas.matching;

import java.util.List;
import java.util.Set;
import org.borderexchange.schemas.Golden;
import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.PartNumber;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.wire.Alert;
import org.jspecify.annotations.Nullable;

/** What alerts tell, in few words. */
final class Told {
    static final Appearance SILVER_TIGUAN = new Appearance("Volkswagen", "Tiguan", "silver", 2011);
    static final Appearance RED_SKALA = new Appearance("Zastava", "Skala", "red", 1988);

    private Told() {}

    static Identified vin(String vin) {
        return Identified.of(Vin.of(vin));
    }

    static Identified chassis(String number) {
        return Identified.of(ChassisNumber.of(number));
    }

    static Identified plate(String number, @Nullable String country) {
        return new Identified(Plate.of(null, number), country, null, Set.of());
    }

    static Identified document(String number, @Nullable String country) {
        return new Identified(DocumentNumber.of(number), country, null, Set.of());
    }

    static Identified document(String number, @Nullable String kind, @Nullable String country) {
        return Identified.document(DocumentNumber.of(number), kind, country);
    }

    static Identified part(String number) {
        return Identified.of(PartNumber.of(number));
    }

    static Identified person(String family, String given, @Nullable String born, String... documents) {
        return new Identified(
                PersonName.of(family, given), null, born == null ? null : PartialDate.of(born), Set.of(documents));
    }

    static Particulars alert(Identified... identifiers) {
        return Particulars.of(List.of(identifiers));
    }

    static Particulars alert(Appearance appearance, Identified... identifiers) {
        return new Particulars(List.of(identifiers), appearance);
    }

    /** A frozen alert with every field set, to be changed at will. */
    static Alert golden(String name) {
        return EventEncoding.decode(Golden.named(name).encoded()).getAlert();
    }
}
