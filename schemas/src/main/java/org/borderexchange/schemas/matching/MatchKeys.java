package org.borderexchange.schemas.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.ContainerNumber;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.Key;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.LatinName;
import org.borderexchange.schemas.identifier.PartNumber;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.identifier.Vin;
import org.jspecify.annotations.Nullable;

/**
 * Under which keys the hub posts an alert. Two alerts are compared when a key that one seeks is stored by the other; no
 * two others match, for {@link Comparison} looks at nothing else. The keys stay in the hub's state, which is rebuilt when
 * they change.
 *
 * <p>They are few: only the most folded forms, which every stronger agreement implies. Plates have one key for each place
 * at which a character may be misread, persons one for each date of birth and sound of a name.
 */
public final class MatchKeys {

    /** What an alert does with a key. */
    public enum Posting {
        STORED,
        SOUGHT,
        BOTH;

        public boolean stores() {
            return this != SOUGHT;
        }

        public boolean seeks() {
            return this != STORED;
        }

        /** Whether two alerts that post the same key so are to be compared. */
        public boolean meets(Posting other) {
            return seeks() && other.stores() || stores() && other.seeks();
        }

        private Posting and(Posting other) {
            return this == other ? this : BOTH;
        }
    }

    private final Map<String, Posting> postings = new HashMap<>();

    private MatchKeys() {}

    /** Unmodifiable. About 10 for a vehicle with VIN and plate, 5 to 20 for a person, 33 more for a VIN with a gap. */
    public static Map<String, Posting> of(Collection<Identified> identifiers) {
        var keys = new MatchKeys();
        identifiers.forEach(keys::post);
        return Map.copyOf(keys.postings);
    }

    private void post(Identified identified) {
        switch (identified.value()) {
            case Vin vin -> post(vin);
            case ChassisNumber chassis -> {
                postVehicle(Posting.BOTH, Vin.fold(chassis.characters()));
                chassis.lastSixOfVin().ifPresent(lastSix -> post(Posting.SOUGHT, lastSix));
            }
            case Plate plate -> post(plate);
            case PartNumber part -> postMostFolded(part);
            case DocumentNumber document -> postMostFolded(document);
            case ContainerNumber container -> postMostFolded(container);
            case PersonName name -> post(name, identified.dateOfBirth());
        }
    }

    private void post(Vin vin) {
        vin.possible().forEach(whole -> postVehicle(vin.complete() ? Posting.BOTH : Posting.SOUGHT, whole));
        vin.keys().stream()
                .filter(key -> key.rule() == KeyRule.LAST_SIX)
                .forEach(lastSix -> post(Posting.STORED, lastSix));
    }

    /** VINs and chassis numbers under one kind, for either may be in the field of the other. */
    private void postVehicle(Posting posting, String folded) {
        post(posting, new Key(IdentifierKind.CHASSIS, KeyRule.CONFUSABLE, folded));
    }

    private void post(Plate plate) {
        for (var form : plate.latinForms()) {
            if (plate.complete()) {
                post(Posting.BOTH, new Key(IdentifierKind.PLATE, KeyRule.CONFUSABLE, form));
                Misreading.masks(form).forEach(mask -> post(Posting.BOTH, masked(mask)));
            } else {
                post(Posting.SOUGHT, masked(form));
            }
        }
    }

    private static Key masked(String form) {
        return new Key(IdentifierKind.PLATE, KeyRule.MISREAD, form);
    }

    private void postMostFolded(Identifier number) {
        number.keys().stream().filter(Key::mostFolded).forEach(key -> post(Posting.BOTH, key));
    }

    /**
     * A date narrows what is sought, so that the bearers of a common name are not all compared: by the full date any one
     * name must sound alike, by the year or without a date a family and a given name.
     */
    private void post(PersonName name, @Nullable PartialDate born) {
        boolean full = born != null && born.day() != null;
        var pairs = new TreeSet<String>();
        var sounds = new TreeSet<String>();
        for (LatinName latin : name.latin()) {
            pairs.addAll(latin.pairs());
            sounds.addAll(latin.sounds());
        }
        if (full) {
            sounds.forEach(sound -> post(Posting.BOTH, sounding(sound + "/" + born)));
        }
        for (var pair : pairs) {
            post(born == null ? Posting.BOTH : Posting.STORED, sounding(pair));
            if (born != null) {
                post(full ? Posting.STORED : Posting.BOTH, sounding(pair + "/" + born.year()));
            }
        }
    }

    private static Key sounding(String value) {
        return new Key(IdentifierKind.PERSON, KeyRule.PHONETIC, value);
    }

    private void post(Posting posting, Key key) {
        postings.merge(key.compact(), posting, Posting::and);
    }
}
