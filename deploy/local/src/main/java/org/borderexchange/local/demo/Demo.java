package org.borderexchange.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import picocli.CommandLine.Help.Ansi;

/**
 * Opens a desk in each country, lets their officers issue two dozen alerts, shows which of them the hub finds to mean the
 * same, and tells who learnt of what and when. A latency is the time from sending a request to its event at a country's
 * desk: HTTP on both sides, the stores, Kafka and the hub's matching are in it.
 */
public final class Demo implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Between Montenegro and Serbia. */
    private static final String CROSSING = "Dobrakovo";

    /** So that nobody watches a stack that does not work for minutes. */
    private static final int MOST_FAULTS = 3;

    private final ExchangeDirectory directory;
    private final HttpClient http;
    private final Screen screen;
    private final Duration pause;
    private final Duration patience;
    private final Desks desks;
    private final Matches matches;
    private final Map<String, DutyOfficer> officers = new LinkedHashMap<>();
    private final List<Issued> issued = new ArrayList<>();
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService pacemaker = Executors.newSingleThreadScheduledExecutor();
    private final Optional<Notices> notices;
    private final Map<PlantedMatch, String> hits = new HashMap<>();
    private int faults;

    private interface Step {
        void run() throws Fault, IOException, InterruptedException;
    }

    /**
     * @param officers one of each country of {@link Programme}
     * @param http theirs; ends with the demo
     * @param patience with one alert's way to one desk
     * @param notices subscribers who are told; empty where there is no notification-service
     */
    Demo(
            ExchangeDirectory directory,
            List<DutyOfficer> officers,
            HttpClient http,
            Screen screen,
            Duration pause,
            Duration patience,
            Optional<Notices> notices) {
        this.notices = notices;
        this.directory = directory;
        this.http = http;
        this.screen = screen;
        this.pause = pause;
        this.patience = patience;
        this.desks = new Desks(screen, patience);
        officers.forEach(officer -> this.officers.put(officer.country(), officer));
        this.matches = new Matches(this.officers, desks, screen, patience);
    }

    /**
     * Shows a running stack at work, which takes less than 20 s.
     *
     * @return whether everything went as promised; what did not is told in {@code out}
     */
    public static boolean run(LocalStack stack, PrintStream out) throws InterruptedException {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var officers = Programme.COUNTRIES.stream()
                .map(country ->
                        new DutyOfficer(country, stack.baseUrl(country), stack.token(country, "duty-officer"), http))
                .toList();
        var directory = ExchangeDirectory.read(stack.directory());
        var screen = new Screen(out, Ansi.AUTO);
        try (var notices = new Notices(stack.notificationServiceUrl(), stack::token, stack.mail(), screen, PATIENCE);
                var demo = new Demo(directory, officers, http, screen, PAUSE, PATIENCE, Optional.of(notices))) {
            return demo.run();
        } catch (IOException noPortForTheReceiver) {
            throw new UncheckedIOException(noPortForTheReceiver);
        }
    }

    boolean run() throws InterruptedException {
        var run = Long.toString(clock.millis(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        attempt(this::openDesks);
        if (notices.isPresent()) {
            attempt(() -> notices.get().subscribe(run));
        }
        var steps = new ArrayList<Step>();
        var programme = new Programme(DemoData.read(), run);
        programme.alerts().forEach(alert -> steps.add(() -> issue(alert)));
        steps.add(this::announceMatches);
        programme.matches().forEach(match -> steps.add(() -> match(match)));
        steps.add(() -> judge(programme.matches().getFirst()));
        steps.add(() -> check(programme.unknownVin(), programme.stolen("BA")));
        steps.add(() -> narrow(firstTheftOf("RS"), "BA"));
        steps.add(() -> withdraw(firstTheftOf("BA")));
        steps.add(() -> resubmit(firstTheftOf("ME")));
        steps.add(() -> submitNonsense(officer("RS")));
        steps.add(this::askForWhatIsNotTheirs);
        notices.ifPresent(subscribers -> steps.add(subscribers::show));
        steps.add(() -> workTogether(programme.matches().getFirst()));
        if (faults == 0) {
            perform(steps);
            summarise();
            showByHand();
        }
        screen.verdict(faults);
        return faults == 0;
    }

    private void openDesks() throws IOException, InterruptedException {
        for (var officer : officers.values()) {
            desks.open(officer);
        }
        screen.headline("A desk listens in each country, and their officers issue alerts.");
        screen.say("Times: from sending an alert until the other country's desk has it; – is: not for them.");
        screen.say("The first ones are slower: every process has just started.");
        screen.say("");
    }

    private Issued issue(DemoAlert alert) throws Fault, IOException, InterruptedException {
        var sent = System.nanoTime();
        var answer = officer(alert.country()).issue(alert.body());
        answer.require("an alert of %s to %s".formatted(alert.country(), alert.workingGroup()), 201);
        var one = new Issued(alert, answer.body().path("id").asString(), sent, readersOf(alert));
        issued.add(one);
        screen.row(one.id(), alert.kind(), alert);
        desks.watch(one, 1, sent, country -> "ALERT_ISSUED");
        return one;
    }

    private void announceMatches() {
        screen.headline(
                "What one country seeks, another has seen: the hub finds it and tells those who may read both.");
        screen.say("Times: from sending the later alert. A lead is worth a look and alarms nobody: it is only listed.");
    }

    private void match(PlantedMatch match) throws Fault, IOException, InterruptedException {
        screen.say("");
        screen.say(match.story());
        var sought = find(match.sought());
        var earlier = sought.isPresent() ? sought.get() : issue(match.sought());
        var hit = matches.show(match, earlier, issue(match.seen()));
        matches.showSilence(match, hit);
        hits.put(match, hit);
    }

    private void judge(PlantedMatch match) throws Fault, IOException, InterruptedException {
        var hit = hits.get(match);
        if (hit == null) {
            throw new Fault("there is no hit to judge");
        }
        matches.judge(match.sought().country(), match.seen().country(), hit, "CONFIRMED", "both photographs agree");
    }

    private void workTogether(PlantedMatch match) throws Fault, IOException, InterruptedException {
        var hit = hits.get(match);
        if (hit == null) {
            throw new Fault("there is no hit to work on");
        }
        var first = officer(match.sought().country());
        var second = officer(match.seen().country());
        new SharedCase(first, second, officer("ME"), desks, screen, patience).show(hit);
    }

    private void check(String unknownVin, DemoAlert theft) throws Fault, IOException, InterruptedException {
        screen.headline("An officer of ME asks at the border whether a car is known.");
        matches.check("ME", CROSSING, unknownVin, Optional.empty());
        var asRead = theft.vin().replace('0', 'O').replace('1', 'I');
        matches.check("ME", CROSSING, asRead, find(theft));
    }

    private void narrow(Issued one, String reader) throws Fault, IOException, InterruptedException {
        screen.headline("%s amends it: for %s alone. All other copies are erased.".formatted(one.owner(), reader));
        var narrowed = one.alert().onlyFor(reader);
        var sent = System.nanoTime();
        officer(one.owner()).amend(one.id(), 1, narrowed.body()).require("the amendment", 200);
        screen.row(one.id(), "amended", narrowed);
        desks.watch(one, 2, sent, country -> country.equals(reader) ? "ALERT_AMENDED" : "ALERT_ERASED");
        requireUnreadable(new Issued(narrowed, one.id(), sent, Set.of(reader)));
    }

    private void withdraw(Issued one) throws Fault, IOException, InterruptedException {
        screen.headline("%s withdraws it: the vehicle was found.".formatted(one.owner()));
        var sent = System.nanoTime();
        officer(one.owner()).withdraw(one.id(), "vehicle found").require("the withdrawal", 200);
        screen.row(one.id(), "withdrawn", one.alert());
        desks.watch(one, 2, sent, country -> "ALERT_WITHDRAWN");
    }

    private void resubmit(Issued one) throws Fault, IOException, InterruptedException {
        screen.headline("%s sends it again under the same national reference.".formatted(one.owner()));
        var answer = officer(one.owner()).issue(one.alert().body());
        answer.require("the same alert again", 200);
        var id = answer.body().path("id").asString();
        if (!id.equals(one.id())) {
            throw new Fault("the same alert again became " + id);
        }
        screen.row(id, "again", one.alert());
        screen.say("  200, no new alert");
    }

    private void submitNonsense(DutyOfficer officer) throws Fault, IOException, InterruptedException {
        screen.headline("%s fills in a form wrongly, and is told every fault at once.".formatted(officer.country()));
        var answer = officer.issue(DemoAlert.fullOfFaults());
        var told = answer.body().path("errors");
        screen.say("   %d %s"
                .formatted(answer.status(), answer.body().path("title").asString("")));
        told.forEach(error -> screen.pair(
                error.path("pointer").asString(""), error.path("message").asString("")));
        if (answer.status() / 100 != 4 || told.size() < 2) {
            throw new Fault("a refusal that names the faults was promised");
        }
    }

    private void askForWhatIsNotTheirs() throws Fault, IOException, InterruptedException {
        screen.headline("Need to know: those whom an alert is not for ask for it by its id.");
        for (var one : issued) {
            requireUnreadable(one);
        }
    }

    /** By the countries it is not for; shows what they get instead. */
    private void requireUnreadable(Issued one) throws Fault, IOException, InterruptedException {
        for (var officer : officers.values()) {
            var country = officer.country();
            if (!one.mayBeReadBy(country)) {
                var status = officer.read(one.id()).status();
                screen.say("   %s to %-15s  GET at %s: %d"
                        .formatted(one.id(), one.alert().workingGroup(), country, status));
                if (status != 404) {
                    throw new Fault("404 was promised");
                }
            }
        }
    }

    private void perform(List<Step> steps) throws InterruptedException {
        for (var step : steps) {
            if (faults < MOST_FAULTS) {
                attempt(step);
                takeTime();
            }
        }
    }

    private void attempt(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (Fault | IOException fault) {
            faults++;
            screen.fault(String.valueOf(fault.getMessage()));
        }
    }

    /** So that people can follow. */
    private void takeTime() throws InterruptedException {
        try {
            pacemaker
                    .schedule(() -> {}, pause.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("doing nothing does not fail", impossible);
        }
    }

    private void summarise() {
        screen.headline("%d alerts issued".formatted(issued.size()));
        faults += desks.summarise(issued);
    }

    private void showByHand() {
        screen.headline("The same by hand");
        issued.stream()
                .filter(one ->
                        one.owner().equals("RS") && one.alert().workingGroup().equals("firearms"))
                .findFirst()
                .ifPresent(one -> ByHand.lines(
                                officer("RS").gateway(),
                                officer("BA").gateway(),
                                officer("ME").gateway(),
                                one.id())
                        .forEach(line -> screen.say("   " + line)));
        screen.say("   In a browser, the whole interface: %s/swagger-ui.html"
                .formatted(officer("RS").gateway()));
    }

    private Optional<Issued> find(DemoAlert alert) {
        return issued.stream().filter(one -> one.alert().equals(alert)).findFirst();
    }

    private Issued firstTheftOf(String country) throws Fault {
        return issued.stream()
                .filter(one -> one.owner().equals(country)
                        && one.alert().workingGroup().equals("stolen-vehicles"))
                .findFirst()
                .orElseThrow(() -> new Fault("%s has issued no alert for a stolen vehicle".formatted(country)));
    }

    /** The named countries or else the group's members, without the owner. */
    private Set<String> readersOf(DemoAlert alert) {
        var readers = new TreeSet<>(alert.namedReaders());
        if (readers.isEmpty()) {
            directory
                    .group(new WorkingGroup(alert.workingGroup()))
                    .ifPresent(group -> group.membersAt(clock.instant()).stream()
                            .map(CountryCode::value)
                            .forEach(readers::add));
        }
        readers.remove(alert.country());
        return readers;
    }

    private DutyOfficer officer(String country) {
        return Objects.requireNonNull(officers.get(country), "each country has an officer");
    }

    @Override
    public void close() {
        pacemaker.shutdownNow();
        http.shutdownNow();
    }
}
