package org.borderexchange.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a hit that both owners confirm: a case in which their officers work together, and a joint operation around it. */
final class SharedCase {

    private final DutyOfficer first;
    private final DutyOfficer second;
    private final DutyOfficer bystander;
    private final Desks desks;
    private final Screen screen;
    private final Duration patience;

    /**
     * @param first confirmed the hit already
     * @param second confirms it now
     * @param bystander may read both alerts and takes no part
     * @param patience with one act on its way to the hub and back
     */
    SharedCase(
            DutyOfficer first,
            DutyOfficer second,
            DutyOfficer bystander,
            Desks desks,
            Screen screen,
            Duration patience) {
        this.first = first;
        this.second = second;
        this.bystander = bystander;
        this.desks = desks;
        this.screen = screen;
        this.patience = patience;
    }

    /** @param hit that the first has confirmed */
    void show(String hit) throws Fault, IOException, InterruptedException {
        screen.headline(
                "%s confirms it too: a case opens, in which both work from now on.".formatted(second.country()));
        var sent = System.nanoTime();
        second.judge(hit, "CONFIRMED", "chassis number compared").require("the second verdict", 200);
        var id = awaitCase(hit, sent);
        work(id);
        operate(id);
        showToBystander(id);
        showWhole(id);
    }

    private String awaitCase(String hit, long sent) throws Fault, InterruptedException {
        var opened = desks.of(first.country())
                .await(
                        event -> event.kind().equals("CASE_CHANGED")
                                && holds(event.data().path("case"), hit),
                        patience)
                .orElseThrow(() -> new Fault("no case came of " + hit));
        var id = opened.data().path("subjectId").asString();
        screen.match(id, "opened", "by hit " + Screen.shortened(hit));
        screen.arrival(first.country(), Duration.ofNanos(opened.nanoTime() - sent));
        var other = desks.of(second.country()).await(event -> event.isOf(id), patience);
        screen.arrival(
                second.country(),
                Duration.ofNanos(other.orElseThrow(() -> new Fault("no case came to " + second.country()))
                                .nanoTime()
                        - sent));
        screen.endOfRow();
        return id;
    }

    private static boolean holds(JsonNode file, String hit) {
        return file.path("hits")
                .valueStream()
                .anyMatch(held -> held.path("id").asString("").equals(hit));
    }

    private void work(String id) throws Fault, IOException, InterruptedException {
        act(first, id, kind("DESCRIBE_CASE").put("title", "Stolen in Serbia, loaded in Bosnia and Herzegovina"));
        act(
                second,
                id,
                kind("WRITE_NOTE").put("text", "driver known from an earlier seizure; second vehicle ahead of it"));
        var task = act(
                first,
                id,
                kind("ADD_TASK").put("title", "secure the toll camera pictures").put("country", second.country()));
        act(
                second,
                id,
                kind("CHANGE_TASK")
                        .put("task", task.substring(task.indexOf('-') + 1))
                        .put("taskStatus", "DONE"));
        act(second, id, kind("CHANGE_STATUS").put("status", "UNDER_INVESTIGATION"));
        screen.say("   %s names it and gives %s a task; %s does it, writes a note, takes the case under investigation."
                .formatted(first.country(), second.country(), second.country()));
        refuseClosing(id);
    }

    /** Whoever acts on what he has not seen is told so: at once if his own gateway knows better, else by the hub. */
    private void refuseClosing(String id) throws Fault, IOException, InterruptedException {
        var stale = first.act(id, kind("CHANGE_STATUS").put("status", "CLOSED").put("reason", "done"), 1);
        stale.require("closing a case that has changed since", 412);
        screen.say("   %s closes it as it stood an hour ago: 412, it has changed since.".formatted(first.country()));
    }

    private void operate(String id) throws Fault, IOException, InterruptedException {
        var terms = object().put("name", "Walker")
                .put("kind", "JOINT_ACTION")
                .put("workingGroup", "smuggling")
                .put("startsAt", "2026-12-01T00:00:00Z")
                .put("legalBasis", "SELEC Convention, Art. 2")
                .put("objectives", "find who orders stolen cars for transports");
        var opened = first.openOperation(terms);
        opened.require("opening an operation", 202);
        var operation = opened.body().path("subject").asString();
        await(first, opened.body().path("act").asString());
        act(
                first,
                operation,
                kind("ADMIT_PARTICIPANT")
                        .put("country", second.country())
                        .put("role", "PARTNER")
                        .put("seesPast", true));
        act(first, id, kind("ATTACH_TO_OPERATION").put("other", operation));
        screen.say("   %s opens Operation Walker (%s), admits %s and attaches the case."
                .formatted(first.country(), Screen.shortened(operation), second.country()));
    }

    private void showToBystander(String id) throws Fault, IOException, InterruptedException {
        var answer = bystander.caseFile(id);
        answer.require("the case, asked for by " + bystander.country(), 200);
        var file = answer.body();
        if (file.hasNonNull("title")
                || !file.path("tasks").isEmpty()
                || file.toString().contains("Walker")) {
            throw new Fault("%s reads what is for those who work in the case".formatted(bystander.country()));
        }
        screen.say(
                "   %s may read both alerts: it sees that they are in a case, not its title, notes, tasks, operation."
                        .formatted(bystander.country()));
    }

    /** The case on the screen, its timeline told by the events that made it. */
    private void showWhole(String id) throws Fault, IOException, InterruptedException {
        var answer = second.caseFile(id);
        answer.require("the case", 200);
        var file = answer.body();
        screen.headline("The case, as %s reads it".formatted(second.country()));
        screen.pair(id, file.path("title").asString(""));
        screen.pair(
                file.path("status").asString(""),
                "%s; %d alerts, %d hit, %d task"
                        .formatted(
                                String.join(
                                        " and ",
                                        file.path("participants")
                                                .valueStream()
                                                .map(one -> one.path("country").asString())
                                                .toList()),
                                file.path("alerts").size(),
                                file.path("hits").size(),
                                file.path("tasks").size()));
        file.path("timeline")
                .forEach(line -> screen.sayInOneLine(
                        "   %s  %-3s  %s".formatted(time(line), line.path("by").asString(), inWords(line))));
    }

    private static String time(JsonNode line) {
        var at = line.path("at").asString();
        return at.substring(at.indexOf('T') + 1, Math.min(at.length(), at.indexOf('T') + 9));
    }

    private static String inWords(JsonNode line) {
        var act = line.path("act");
        return switch (line.path("kind").asString()) {
            case "OPENED_BY_HIT" ->
                "case opened by hit " + Screen.shortened(line.path("hit").asString());
            case "HIT_JOINED" ->
                "hit joined " + Screen.shortened(line.path("hit").asString());
            case "VERDICT_HEARD" ->
                "verdict on the hit: " + line.path("verdict").asString();
            case "ALERT_CHANGED" ->
                "alert %s is at version %s, %s"
                        .formatted(
                                Screen.shortened(line.path("alert").asString()),
                                line.path("alertVersion").asString(),
                                line.path("alertStatus").asString());
            default -> act.path("kind").asString().replace('_', ' ').toLowerCase(Locale.ROOT) + detail(act);
        };
    }

    private static String detail(JsonNode act) {
        return Stream.of("title", "text", "status", "taskStatus", "other")
                .map(act::path)
                .filter(JsonNode::isString)
                .findFirst()
                .map(said -> ": " + said.asString())
                .orElse("");
    }

    /** @return id of the act, once the hub has accepted it */
    private String act(DutyOfficer officer, String subject, ObjectNode act)
            throws Fault, IOException, InterruptedException {
        for (long end = System.nanoTime() + patience.toNanos(); ; ) {
            var version = subject.startsWith("C-") ? officer.caseFile(subject) : officer.operation(subject);
            var answer =
                    officer.act(subject, act, version.body().path("version").asInt());
            // What the other did a moment ago may be on its way.
            if (answer.status() != 412 || System.nanoTime() > end) {
                answer.require("%s by %s".formatted(act.path("kind").asString(), officer.country()), 202);
                var id = answer.body().path("act").asString();
                if (await(officer, id).equals("ACCEPTED")) {
                    return id;
                }
            }
            if (System.nanoTime() > end) {
                throw new Fault("%s by %s was not accepted".formatted(act, officer.country()));
            }
        }
    }

    /** @return {@code ACCEPTED} or {@code REFUSED}, as the officer's own desk is told */
    private String await(DutyOfficer officer, String act) throws Fault, InterruptedException {
        return desks.of(officer.country())
                .await(event -> event.data().at("/entry/id").asString("").equals(act), patience)
                .map(event -> event.data().at("/entry/outcome").asString())
                .orElseThrow(() -> new Fault("the hub did not decide an act of " + officer.country()));
    }

    private static ObjectNode kind(String kind) {
        return object().put("kind", kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
