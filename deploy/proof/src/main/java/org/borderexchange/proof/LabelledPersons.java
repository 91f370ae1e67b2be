package org.borderexchange.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.borderexchange.proof.LabelledAlerts.Labelled;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.matching.Particulars;
import org.jspecify.annotations.Nullable;

/** Persons drawn from frequent names of the region, so that many share a name; nobody is meant. */
final class LabelledPersons {
    private static final int PERSONS = 300;

    /** As at home, and as Bulgarian passports or English papers write it. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("Петровић", "Petrović", "Petrovich"),
            List.of("Ђорђевић", "Đorđević", "Djordjevich"),
            List.of("Живковић", "Živković", "Zhivkovich"),
            List.of("Николић", "Nikolić", "Nikolich"),
            List.of("Чолић", "Čolić", "Cholich"),
            List.of("Шарчевић", "Šarčević", "Sharchevich"),
            List.of("Цветковић", "Cvetković", "Tsvetkovich"),
            List.of("Жељковић", "Željković", "Zheljkovich"),
            List.of("Хаџић", "Hadžić", "Hadzhich"),
            List.of("Јовановић", "Jovanović", "Yovanovich"),
            List.of("Марковић", "Marković", "Markovich"),
            List.of("Стојановић", "Stojanović", "Stoyanovich"),
            List.of("Његошевић", "Njegošević", "Njegoshevich"),
            List.of("Илић", "Ilić", "Ilich"),
            List.of("Вучковић", "Vučković", "Vuchkovich"));

    private static final List<List<String>> GIVEN = List.of(
            List.of("Марко", "Marko", "Marko"),
            List.of("Ђорђе", "Đorđe", "Djordje"),
            List.of("Милош", "Miloš", "Milosh"),
            List.of("Јован", "Jovan", "Yovan"),
            List.of("Никола", "Nikola", "Nikola"),
            List.of("Душан", "Dušan", "Dushan"),
            List.of("Александар", "Aleksandar", "Aleksandar"),
            List.of("Живко", "Živko", "Zhivko"),
            List.of("Горан", "Goran", "Goran"),
            List.of("Чедомир", "Čedomir", "Chedomir"),
            List.of("Хасан", "Hasan", "Khasan"),
            List.of("Љубиша", "Ljubiša", "Ljubisha"));

    private static final int CYRILLIC = 0;
    private static final int LATIN = 1;
    private static final int ABROAD = 2;

    private final Random random = new Random(5);
    private final List<Labelled> known = new ArrayList<>();
    private final List<Labelled> told = new ArrayList<>();

    private record Bearer(String subject, List<String> family, List<String> given, LocalDate born) {}

    /** The same in every run. */
    static LabelledAlerts generate() {
        var labelled = new LabelledPersons();
        for (int number = 0; number < PERSONS; number++) {
            labelled.add(new Bearer(
                    "person " + number,
                    labelled.one(FAMILIES),
                    labelled.one(GIVEN),
                    LocalDate.of(1950, 1, 1).plusDays(labelled.random.nextInt(55 * 365))));
        }
        return new LabelledAlerts(labelled.known, labelled.told);
    }

    private void add(Bearer bearer) {
        known.add(new Labelled(
                bearer.subject,
                "none",
                false,
                particulars(bearer.family.get(CYRILLIC), bearer.given.get(CYRILLIC), bearer.born.toString())));
        var family = bearer.family.get(LATIN);
        var given = bearer.given.get(LATIN);
        var born = bearer.born.toString();
        tell(bearer, "name: other script", family, given, born);
        tell(bearer, "name: diacritics lost", bare(family), bare(given), born);
        tell(
                bearer,
                "name: as in papers abroad (Zh, Ch, Y)",
                bearer.family.get(ABROAD),
                bearer.given.get(ABROAD),
                born);
        tell(bearer, "name: family and given exchanged", given, family, born);
        tell(bearer, "name: in one piece", given + " " + family, "", born);
        tell(bearer, "name: a second given name", family, given + " Petar", born);
        tell(bearer, "name: two letters exchanged", exchanged(bare(family)), bare(given), born);
        tell(bearer, "name: a letter lost", lost(bare(family)), bare(given), born);
        tell(bearer, "name: another first letter", "T" + bare(family).substring(1), bare(given), born);
        tell(
                bearer,
                "name: another first letter, year only",
                "T" + bare(family).substring(1),
                bare(given),
                born.substring(0, 4));
        tell(bearer, "born: another day, or day and month exchanged", family, given, exchanged(bearer.born));
        tell(bearer, "born: month only", family, given, born.substring(0, 7));
        tell(bearer, "born: year only", family, given, born.substring(0, 4));
        tell(bearer, "born: unknown", family, given, null);
        tell(
                bearer,
                "born: year only, name as in papers abroad",
                bearer.family.get(ABROAD),
                bearer.given.get(ABROAD),
                born.substring(0, 4));

        resemble(
                bearer,
                "namesake of another age",
                family,
                given,
                bearer.born.plusDays(1_000).toString());
        resemble(
                bearer,
                "namesake born in the same year",
                family,
                given,
                sameYear(bearer.born).toString());
        resemble(
                bearer,
                "brother",
                family,
                another(bearer.given),
                bearer.born.plusDays(700).toString());
        resemble(bearer, "twin", family, another(bearer.given), born);
        resemble(bearer, "twin with a similar name", family, given + "a", born);
        resemble(bearer, "another, born on the same day", anotherFamily(bearer.family), another(bearer.given), born);
    }

    private void tell(Bearer bearer, String flaw, String family, String given, @Nullable String born) {
        told.add(new Labelled(bearer.subject, flaw, false, particulars(family, given, born)));
    }

    private void resemble(Bearer bearer, String how, String family, String given, String born) {
        told.add(new Labelled(how + " " + bearer.subject, how, true, particulars(family, given, born)));
    }

    private static Particulars particulars(String family, String given, @Nullable String born) {
        return Particulars.of(List.of(new Identified(
                PersonName.of(family, given), null, born == null ? null : PartialDate.of(born), Set.of())));
    }

    private static String bare(String latin) {
        return latin.replace("Đ", "Dj")
                .replace("đ", "dj")
                .replaceAll("[čć]", "c")
                .replace('Č', 'C')
                .replace('š', 's')
                .replace('Š', 'S')
                .replace('ž', 'z')
                .replace('Ž', 'Z');
    }

    /** Where that gives no date, the day after. */
    private static String exchanged(LocalDate born) {
        var exchanged = born.getDayOfMonth() <= 12 && born.getDayOfMonth() != born.getMonthValue()
                ? LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                : born.plusDays(1);
        return exchanged.toString();
    }

    private static String exchanged(String name) {
        int middle = name.length() / 2;
        return name.substring(0, middle) + name.charAt(middle + 1) + name.charAt(middle) + name.substring(middle + 2);
    }

    private static String lost(String name) {
        int middle = name.length() / 2;
        return name.substring(0, middle) + name.substring(middle + 1);
    }

    private static LocalDate sameYear(LocalDate born) {
        return born.withDayOfYear((born.getDayOfYear() + 100) % 365 + 1);
    }

    private String another(List<String> given) {
        var other = one(GIVEN);
        return other == given ? another(given) : other.get(LATIN);
    }

    private String anotherFamily(List<String> family) {
        var other = one(FAMILIES);
        return other == family ? anotherFamily(family) : other.get(LATIN);
    }

    private <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
