package org.borderexchange.schemas.matching;

import java.util.EnumSet;
import java.util.Set;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.Key;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.PartNumber;
import org.jspecify.annotations.Nullable;

/** Whether two numbers are the same in some spelling. */
final class SameNumber {
    private static final Set<KeyRule> OF_WHOLES = EnumSet.of(
            KeyRule.EXACT, KeyRule.TRANSLITERATED, KeyRule.LOOK_ALIKE, KeyRule.CONFUSABLE, KeyRule.WITHOUT_CHECK_DIGIT);

    /** From here on a part's number tells maker and type beside the serial, so that no other part has it. */
    private static final int LONG_PART = 10;

    private SameNumber() {}

    /** Both are numbers of parts, documents or containers. */
    static @Nullable Weighing of(Identified one, Identified other, Circumstances circumstances) {
        var rule = rule(one.value(), other.value());
        if (rule == null) {
            return null;
        }
        var weighing = new Weighing(one.kind(), rule);
        if (one.kind() == IdentifierKind.DOCUMENT) {
            weighing.weighIssuers(one.issuer(), other.issuer());
            weighing.weighDocumentKinds(one.documentKind(), other.documentKind());
        }
        if (one.value() instanceof PartNumber part && part.characters().length() < LONG_PART) {
            circumstances.weighBearers(weighing);
        }
        weighing.weighLength(one.value());
        return weighing;
    }

    /** The strongest rule by which two wholes are equal, null if by none. */
    static @Nullable KeyRule rule(Identifier one, Identifier other) {
        return rule(one.keys(), other.keys());
    }

    /** The same of their stored keys. */
    static @Nullable KeyRule rule(Set<Key> one, Set<Key> other) {
        return one.stream()
                .filter(key -> OF_WHOLES.contains(key.rule()))
                .filter(other::contains)
                .map(Key::rule)
                .min(KeyRule::compareTo)
                .orElse(null);
    }
}
