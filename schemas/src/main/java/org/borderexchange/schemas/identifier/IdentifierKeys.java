package org.borderexchange.schemas.identifier;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The keys under which identifiers are stored and sought, in {@linkplain Key#compact() compact form}. An identifier and
 * any spelling of it (case, separators, script, accents, look-alikes) share at least one.
 *
 * <p>Stored and sought keys differ: fragments are stored for each VIN, but sought only by one who gives a fragment.
 * So two alerts match when a key <em>sought</em> for one is stored for the other; two VINs that both store the prefix of
 * their model do not match. {@code ?} is a character that could not be read.
 */
public final class IdentifierKeys {
    private IdentifierKeys() {}

    /** The keys to store with an alert. */
    public static Set<String> stored(Identifier identifier) {
        return compact(identifier.keys());
    }

    /**
     * The keys to store with an alert for a value as submitted; a person's name counts as one part.
     *
     * @throws InvalidValue if the value is not what its kind demands
     */
    public static Set<String> stored(IdentifierKind kind, String raw) {
        return stored(
                switch (kind) {
                    case VIN -> Vin.of(raw);
                    case CHASSIS -> ChassisNumber.of(raw);
                    case PART -> PartNumber.of(raw);
                    case PLATE -> Plate.of(null, raw);
                    case DOCUMENT -> DocumentNumber.of(raw);
                    case CONTAINER -> ContainerNumber.of(raw);
                    case PERSON -> PersonName.of(raw, "");
                });
    }

    /**
     * The keys under which a reading of this kind may be stored. Folds where {@link #stored} refuses. A VIN and a
     * chassis number are sought as either, for whoever reads one off a vehicle cannot tell in which field it was put.
     * Up to two {@code ?} stand for any letter or digit.
     *
     * @return never empty; a handful without {@code ?}, about 100 with one, at most 5,200 with two
     * @throws InvalidValue if no value of this kind can be meant, so that "no hit" would mislead; or beyond two {@code ?}
     */
    public static Set<String> sought(IdentifierKind kind, String raw) {
        var keys = candidates(kind, raw);
        if (keys.isEmpty()) {
            throw new InvalidValue(demanded(kind));
        }
        return compact(Unreadable.expanded(keys));
    }

    /** The keys of a person whose family and given names are known apart. */
    public static Set<String> sought(PersonName name) {
        return compact(name.soughtKeys());
    }

    /**
     * The keys of everything that a text without a kind may be: whole identifiers in any spelling, the first five or
     * more characters of a VIN, its last six, a family name. Names that only sound alike are not among them, and a
     * {@code ?} equals nothing but itself.
     *
     * @return empty if it can be no identifier
     * @throws InvalidValue beyond 300 characters
     */
    public static Set<String> sought(String anySpelling) {
        var keys = new LinkedHashSet<Key>();
        for (var kind : IdentifierKind.values()) {
            keys.addAll(candidates(kind, anySpelling));
        }
        return compact(keys);
    }

    private static Set<Key> candidates(IdentifierKind kind, String raw) {
        return switch (kind) {
            case VIN, CHASSIS -> {
                var keys = new LinkedHashSet<>(Vin.sought(raw));
                keys.addAll(SerialKeys.CHASSIS.sought(raw));
                yield keys;
            }
            case PART -> SerialKeys.PART.sought(raw);
            case PLATE -> Plate.sought(raw);
            case DOCUMENT -> SerialKeys.DOCUMENT.sought(raw);
            case CONTAINER -> ContainerNumber.sought(raw);
            case PERSON -> PersonName.sought(raw);
        };
    }

    private static String demanded(IdentifierKind kind) {
        return switch (kind) {
            case VIN, CHASSIS -> SerialKeys.CHASSIS.demanded();
            case PART -> SerialKeys.PART.demanded();
            case PLATE -> Plate.DEMANDED;
            case DOCUMENT -> SerialKeys.DOCUMENT.demanded();
            case CONTAINER -> ContainerNumber.DEMANDED;
            case PERSON -> PersonName.DEMANDED;
        };
    }

    private static Set<String> compact(Collection<Key> keys) {
        var compact = LinkedHashSet.<String>newLinkedHashSet(keys.size());
        for (var key : keys) {
            compact.add(key.compact());
        }
        return compact;
    }
}
