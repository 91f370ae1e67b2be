package org.borderexchange.local.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who does not exist, as the police of two countries write him: one in Cyrillic, the other in Latin letters. */
record MadeUpPerson(Name family, Name given, LocalDate born) {

    private static final List<Name> FAMILIES = List.of(
            new Name("Петровић", "Petrović"),
            new Name("Ђорђевић", "Đorđević"),
            new Name("Љубичић", "Ljubičić"),
            new Name("Живковић", "Živković"),
            new Name("Његовановић", "Njegovanović"),
            new Name("Чолаковић", "Čolaković"),
            new Name("Шћепановић", "Šćepanović"),
            new Name("Хаџић", "Hadžić"));

    private static final List<Name> GIVEN = List.of(
            new Name("Марко", "Marko"),
            new Name("Ђорђе", "Đorđe"),
            new Name("Жељко", "Željko"),
            new Name("Чедомир", "Čedomir"),
            new Name("Његош", "Njegoš"),
            new Name("Љубиша", "Ljubiša"),
            new Name("Стефан", "Stefan"),
            new Name("Михаило", "Mihailo"));

    private static final LocalDate ELDEST = LocalDate.of(1960, 1, 1);
    private static final int DAYS_TO_YOUNGEST = 15_000;

    record Name(String cyrillic, String latin) {}

    static MadeUpPerson of(Random random) {
        return new MadeUpPerson(
                FAMILIES.get(random.nextInt(FAMILIES.size())),
                GIVEN.get(random.nextInt(GIVEN.size())),
                ELDEST.plusDays(random.nextInt(DAYS_TO_YOUNGEST)));
    }

    /** Of whom no more than the month of birth is known. */
    ObjectNode inCyrillic() {
        return driver(family.cyrillic, given.cyrillic, YearMonth.from(born).toString());
    }

    ObjectNode inLatin() {
        return driver(family.latin, given.latin, born.toString());
    }

    private static ObjectNode driver(String familyName, String givenNames, String dateOfBirth) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("role", "DRIVER")
                .put("category", "SUSPECT")
                .put("familyName", familyName)
                .put("givenNames", givenNames)
                .put("dateOfBirth", dateOfBirth);
    }
}
