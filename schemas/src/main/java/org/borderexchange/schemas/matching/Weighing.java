package org.borderexchange.schemas.matching;

import java.util.ArrayList;
import java.util.List;
import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.ContainerNumber;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.identifier.PartNumber;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.identifier.Vin;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against one agreement, added up as natural logarithms of odds: 0 is even, 2.2 is nine to one. So a
 * circumstance counts the same wherever it occurs, and a score stays between 0 and 1. The weights are judgement, checked
 * by the table of precision and recall.
 */
final class Weighing {
    /** Shorter numbers of vehicles are often only their last six; six digits are soon used twice. */
    private static final int SHORT_CHASSIS = 6;

    private static final int SHORT_NUMBER = 5;

    /** Of two numbers that are given out apart from each other. */
    private static final double NUMBERED_APART = -4.5;

    private final IdentifierKind kind;
    private final KeyRule rule;
    private final List<String> remarks = new ArrayList<>();
    private double logOdds;

    Weighing(IdentifierKind kind, KeyRule rule) {
        this.kind = kind;
        this.rule = rule;
        this.logOdds = switch (rule) {
            case EXACT -> kind == IdentifierKind.PERSON ? -0.5 : 5;
            case TRANSLITERATED -> kind == IdentifierKind.PERSON ? -0.5 : 4;
            case LOOK_ALIKE, WITHOUT_CHECK_DIGIT -> 3.5;
            case CONFUSABLE -> 3;
            case UNREADABLE -> kind == IdentifierKind.PERSON ? -0.8 : 1.5;
            case LAST_SIX -> 0;
            case PHONETIC -> -0.5;
            case FAMILY_NAME, PREFIX -> -0.8;
            case MISREAD -> -2.5;
        };
    }

    KeyRule rule() {
        return rule;
    }

    /** Adds what needs no words. */
    Weighing add(double weight) {
        logOdds += weight;
        return this;
    }

    /** @param remark for the explanation; names no value */
    Weighing add(double weight, String remark) {
        remarks.add(remark);
        return add(weight);
    }

    /** For plates and documents, which every country numbers by itself. */
    void weighIssuers(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            add(-0.5);
        } else if (one.equals(other)) {
            add(1.5, "issued by the same country");
        } else {
            add(NUMBERED_APART, "issued by different countries");
        }
    }

    /** Every country numbers its passports apart from its cards. Equal kinds say no more than the issuer does. */
    void weighDocumentKinds(@Nullable String one, @Nullable String other) {
        if (one != null && other != null && !one.equals(other)) {
            add(NUMBERED_APART, "documents of different kinds");
        }
    }

    /** For numbers without a form of their own: the shorter, the sooner used twice. */
    void weighLength(Identifier number) {
        switch (number) {
            case ChassisNumber chassis -> weighLength(chassis.characters(), SHORT_CHASSIS);
            case PartNumber part -> weighLength(part.characters(), SHORT_NUMBER);
            case DocumentNumber document -> weighLength(document.characters(), SHORT_NUMBER);
            case Vin vin -> {}
            case Plate plate -> {}
            case ContainerNumber container -> {}
            case PersonName name -> {}
        }
    }

    private void weighLength(String characters, int shortest) {
        if (characters.length() <= shortest) {
            add(-5, "a short number");
        }
    }

    Evidence evidence() {
        var strength = kind == IdentifierKind.PERSON ? MatchStrength.PERSON : rule.strength();
        var explanation =
                remarks.isEmpty() ? rule.explanation() : rule.explanation() + "; " + String.join("; ", remarks);
        return new Evidence(kind, rule.name(), strength, likelihood(), explanation);
    }

    /** 0 to 1, in thousandths: more would pretend to know more. */
    private double likelihood() {
        return Math.round(1_000 / (1 + Math.exp(-logOdds))) / 1_000.0;
    }
}
