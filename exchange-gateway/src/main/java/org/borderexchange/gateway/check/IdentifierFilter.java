package org.borderexchange.gateway.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.matching.Prefilter;

/**
 * Tells from memory that something is unknown, which nearly every check ends with; of the rest it says "maybe", and the database is asked.
 * It knows every live alert that this country may see: it is told of each write after it was made and before it is acknowledged, and of what
 * stood in the database when it was started (see {@link FilterUpkeep}).
 *
 * <p>An entry that is no longer needed does no harm but a needless question to the database. One that is missing makes an alert invisible.
 * So everything here errs on the side of keeping:
 * <ul>
 *   <li>An entry is only doubted when an alert stops saying it, or when a "maybe" found nothing. It leaves after the database said, later
 *       than the doubt arose, that no live alert has it.
 *   <li>Whoever writes an alert adds its entries after the write. Written before the database was asked: the answer names it. Written after:
 *       its entries are added after that, either before the doubt is settled, which ends the doubt, or after, which brings them back. In the
 *       short time between its write and its adding nobody has been told that the alert is there.
 *   <li>A doubt that ended and arose again is another doubt, which an answer to the first does not settle.
 * </ul>
 * No lock is held while the database answers.
 */
final class IdentifierFilter implements LiveIdentifiers {

    private final FingerprintSet wholes = new FingerprintSet();
    private final FingerprintSet fragments = new FingerprintSet();

    @Override
    public void changed(Collection<Identified> before, Collection<Identified> now) {
        changed(wholes, before, now, Prefilter::stored);
        changed(fragments, before, now, Prefilter::storedFragments);
    }

    private static void changed(
            FingerprintSet set,
            Collection<Identified> before,
            Collection<Identified> now,
            Function<Identified, Set<String>> entriesOf) {
        var present = entries(now, entriesOf);
        present.forEach(set::add);
        var past = entries(before, entriesOf);
        past.removeAll(present);
        past.forEach(set::doubt);
    }

    private static Set<String> entries(
            Collection<Identified> identifiers, Function<Identified, Set<String>> entriesOf) {
        var entries = new LinkedHashSet<String>();
        identifiers.forEach(identified -> entries.addAll(entriesOf.apply(identified)));
        return entries;
    }

    /** Under which search keys the database may have what is asked for; empty: it has nothing. */
    Set<String> keysToTry(Question question) {
        var keys = new LinkedHashSet<String>();
        // An entry is itself a key of the alerts that have it, and there may be thousands of which they have none.
        question.wholes().stream().filter(wholes::mayContain).forEach(keys::add);
        if (question.fragments().stream().anyMatch(fragments::mayContain)) {
            keys.addAll(question.keys());
        }
        return keys;
    }

    /** A "maybe" found nothing: what it rested upon may have lost its last alert. */
    void foundNothing(Question question) {
        question.wholes().forEach(wholes::doubt);
        question.fragments().forEach(fragments::doubt);
    }

    FingerprintSet wholes() {
        return wholes;
    }

    FingerprintSet fragments() {
        return fragments;
    }
}
