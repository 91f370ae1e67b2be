package org.borderexchange.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What comes of alerts that mean the same: those who may read both are told and say what they think of it, the others
 * learn nothing; and an officer at the border asks whether something is known.
 */
final class Matches {

    /** Between two looks into the list of hits. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Map<String, DutyOfficer> officers;
    private final Desks desks;
    private final Screen screen;
    private final Duration patience;

    /** @param alarm when it came to the desk, as {@link System#nanoTime}; empty for a lead, which alarms nobody */
    private record View(JsonNode hit, Optional<Long> alarm) {}

    /**
     * @param officers by country
     * @param patience with one hit, verdict or sighting on its way to one country
     */
    Matches(Map<String, DutyOfficer> officers, Desks desks, Screen screen, Duration patience) {
        this.officers = officers;
        this.desks = desks;
        this.screen = screen;
        this.patience = patience;
    }

    /**
     * Shows how the countries that may know learn of a match, by what it was found, and that the others do not learn
     * of it.
     *
     * @param later the one of its two alerts that was issued last: times are counted from its sending
     * @return id of the hit
     */
    String show(PlantedMatch match, Issued earlier, Issued later) throws Fault, IOException, InterruptedException {
        var views = new LinkedHashMap<String, View>();
        for (var country : match.told()) {
            views.put(country, await(country, earlier, later));
        }
        var hit = views.values().iterator().next().hit();
        var id = hit.path("id").asString();
        screen.match(id, earlier.owner() + " and " + later.owner(), kindOf(hit));
        desks.all().forEach(desk -> showArrival(desk.country(), Optional.ofNullable(views.get(desk.country())), later));
        screen.endOfRow();
        hit.path("matchedOn")
                .forEach(one -> screen.pair(
                        one.path("kind").asString(), one.path("explanation").asString()));
        for (var country : officers.keySet()) {
            if (!match.told().contains(country)) {
                requireSilence(country, id);
            }
        }
        return id;
    }

    private View await(String country, Issued earlier, Issued later) throws Fault, IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var desk = desks.of(country);
        while (System.nanoTime() < deadline) {
            var alarm = desk.await(
                    event -> event.kind().equals("HIT_RAISED")
                            && isOf(event.data().path("hit"), earlier, later),
                    LOOK);
            if (alarm.isPresent()) {
                return new View(
                        alarm.get().data().path("hit"), Optional.of(alarm.get().nanoTime()));
            }
            var lead = hitsOf(country)
                    .filter(hit -> hit.path("grade").asString("").equals("LEAD") && isOf(hit, earlier, later))
                    .findFirst();
            if (lead.isPresent()) {
                return new View(lead.get(), Optional.empty());
            }
        }
        throw new Fault(
                "%s learnt nothing of what %s and %s have in common".formatted(country, earlier.id(), later.id()));
    }

    private Stream<JsonNode> hitsOf(String country) throws Fault, IOException, InterruptedException {
        var answer = officer(country).hits();
        answer.require("the hits of " + country, 200);
        return answer.body().path("items").valueStream();
    }

    private static boolean isOf(JsonNode hit, Issued one, Issued other) {
        var ids = hit.path("alerts")
                .valueStream()
                .map(alert -> alert.path("id").asString(""))
                .toList();
        return ids.containsAll(List.of(one.id(), other.id()));
    }

    private void showArrival(String country, Optional<View> view, Issued later) {
        if (view.isEmpty()) {
            screen.notForThem(country);
        } else {
            view.get()
                    .alarm()
                    .ifPresentOrElse(
                            at -> screen.arrival(country, Duration.ofNanos(at - later.sent())),
                            () -> screen.listed(country));
        }
    }

    private static String kindOf(JsonNode hit) {
        return String.format(
                Locale.ROOT,
                "%s, %s, score %.2f",
                hit.path("grade").asString("HIT").toLowerCase(Locale.ROOT),
                hit.path("strength").asString().toLowerCase(Locale.ROOT),
                hit.path("score").asDouble());
    }

    /** Neither alarmed, nor listed, nor found by its id. */
    private void requireSilence(String country, String hit) throws Fault, IOException, InterruptedException {
        var listed = hitsOf(country).anyMatch(one -> one.path("id").asString("").equals(hit));
        if (desks.of(country).hasHeardOf(hit) || listed) {
            throw new Fault("%s learnt of %s".formatted(country, hit));
        }
        officer(country).hit(hit).require("the hit, asked for by " + country, 404);
    }

    /** Tells that an owner of one of the two alerts is left in the dark, and that this was tried. */
    void showSilence(PlantedMatch match, String hit) {
        for (var country : match.kept()) {
            screen.say("   %s owns one of the two and learns nothing: at %s the list of hits is without %s, GET is 404."
                    .formatted(country, country, Screen.shortened(hit)));
        }
    }

    /** The first country's officer says what he thinks of a hit; the other sees it. */
    void judge(String country, String other, String hit, String verdict, String reason)
            throws Fault, IOException, InterruptedException {
        screen.headline("%s gives its verdict, and %s sees it.".formatted(country, other));
        var sent = System.nanoTime();
        var answer = officer(country).judge(hit, verdict, reason);
        answer.require("the verdict of " + country, 200, 201, 202);
        var arrival = desks.of(other)
                .await(event -> event.kind().equals("VERDICT_GIVEN") && event.isOf(hit), patience)
                .orElseThrow(() -> new Fault("no verdict on %s came to %s".formatted(hit, other)));
        screen.match(hit, country, "%s: %s".formatted(verdict, reason));
        screen.arrival(other, Duration.ofNanos(arrival.nanoTime() - sent));
        screen.endOfRow();
        var seen = officer(other).hit(hit);
        seen.require("the hit at " + other, 200);
        var shown = seen.body()
                .path("verdicts")
                .valueStream()
                .anyMatch(one -> one.path("country").asString("").equals(country)
                        && one.path("verdict").asString("").equals(verdict));
        if (!shown) {
            throw new Fault("%s does not show the verdict of %s".formatted(other, country));
        }
    }

    /** An officer at the border asks for a VIN as he reads it. */
    void check(String country, String place, String vin, Optional<Issued> known)
            throws Fault, IOException, InterruptedException {
        var question = JsonNodeFactory.instance.objectNode().put("vin", vin).put("reason", "border control");
        question.putObject("place").put("text", place);
        var sent = System.nanoTime();
        var answer = officer(country).check(question);
        var took = Duration.ofNanos(System.nanoTime() - sent);
        answer.require("a check by " + country, 200);
        var result = answer.body().path("result").asString("");
        screen.say("   %s asks at %s for VIN %s: %s, answered in %s"
                .formatted(country, place, vin, result, Screen.inWords(took)));
        if (!result.equals(known.isPresent() ? "HIT" : "NO_HIT")) {
            throw new Fault("the other answer was promised");
        }
        if (known.isPresent()) {
            showFound(answer.body(), known.get());
            awaitSighting(known.get(), sent, place);
        }
    }

    private void showFound(JsonNode answer, Issued known) throws Fault {
        var alerts = answer.path("alerts");
        alerts.forEach(alert -> screen.pair(
                "%s %s, %s"
                        .formatted(
                                alert.path("owner").asString(),
                                Screen.shortened(alert.path("id").asString()),
                                alert.path("actionToTake").asString()),
                "%s: %s"
                        .formatted(
                                alert.path("strength").asString().toLowerCase(Locale.ROOT),
                                alert.at("/matchedOn/0/explanation").asString(""))));
        if (alerts.valueStream()
                .noneMatch(alert -> alert.path("id").asString("").equals(known.id()))) {
            throw new Fault("the check did not find " + known.id());
        }
    }

    private void awaitSighting(Issued known, long sent, String place) throws Fault, InterruptedException {
        var arrival = desks.of(known.owner())
                .await(event -> event.kind().equals("SIGHTING_REPORTED") && event.isOf(known.id()), patience)
                .orElseThrow(() -> new Fault("no sighting came to " + known.owner()));
        screen.match(known.id(), known.owner() + " owns it", "and learns: seen at " + place);
        screen.arrival(known.owner(), Duration.ofNanos(arrival.nanoTime() - sent));
        screen.endOfRow();
    }

    private DutyOfficer officer(String country) {
        return Objects.requireNonNull(officers.get(country), "each country has an officer");
    }
}
