package org.borderexchange.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The desks of all countries, and how long alerts take to them. */
final class Desks {

    private final Screen screen;
    private final Duration patience;
    private final List<Desk> open = new ArrayList<>();

    /** @param patience with one alert's way to one desk */
    Desks(Screen screen, Duration patience) {
        this.screen = screen;
        this.patience = patience;
    }

    void open(DutyOfficer officer) throws IOException, InterruptedException {
        open.add(officer.openDesk());
    }

    /** All that are open, in the order of their opening. */
    List<Desk> all() {
        return List.copyOf(open);
    }

    /** @throws IllegalArgumentException if it is not open */
    Desk of(String country) {
        return open.stream()
                .filter(desk -> desk.country().equals(country))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no desk of " + country));
    }

    /**
     * Shows, in the row begun for it, when a version of an alert comes to the other countries' desks.
     *
     * @param sent when its request was, as {@link System#nanoTime}
     * @param kindFor kind of event that is promised to a country
     * @throws Fault if it does not come everywhere in time, or comes as another kind of event
     */
    void watch(Issued one, int version, long sent, UnaryOperator<String> kindFor) throws Fault, InterruptedException {
        var complaints = new ArrayList<String>();
        for (var desk : open) {
            if (one.readers().contains(desk.country())) {
                var arrival = desk.await(event -> event.isAlert(one.id(), version), patience);
                show(desk, arrival.map(at -> Duration.ofNanos(at.nanoTime() - sent)));
                complaint(desk, arrival.map(Desk.Arrival::kind), kindFor.apply(desk.country()))
                        .ifPresent(complaints::add);
            } else if (!desk.country().equals(one.owner())) {
                screen.notForThem(desk.country());
            }
        }
        screen.endOfRow();
        if (!complaints.isEmpty()) {
            throw new Fault("%s, version %d: %s".formatted(one.id(), version, String.join("; ", complaints)));
        }
    }

    /** @return how many alerts came to a desk that they are not for */
    int summarise(List<Issued> issued) {
        var strayed = 0;
        for (var desk : open) {
            var notForIt = issued.stream()
                    .filter(one -> !one.mayBeReadBy(desk.country()))
                    .toList();
            var came = (int)
                    notForIt.stream().filter(one -> desk.hasHeardOf(one.id())).count();
            var times = desk.latencies();
            screen.say("   %s   %d of %d came, median %s, longest %s; of %d not for it came %d"
                    .formatted(
                            desk.country(),
                            times.arrived(),
                            times.expected(),
                            inWords(times.median()),
                            inWords(times.longest()),
                            notForIt.size(),
                            came));
            strayed += came;
        }
        return strayed;
    }

    private void show(Desk desk, Optional<Duration> latency) {
        desk.latencies().add(latency);
        latency.ifPresentOrElse(time -> screen.arrival(desk.country(), time), () -> screen.nothingCame(desk.country()));
    }

    private static String inWords(Optional<Duration> latency) {
        return latency.map(Screen::inWords).orElse("–");
    }

    private static Optional<String> complaint(Desk desk, Optional<String> kind, String promised) {
        if (kind.isEmpty()) {
            return Optional.of("nothing came to " + desk.country());
        }
        return kind.filter(came -> !came.equals(promised))
                .map(came -> "%s came to %s instead of %s".formatted(came, desk.country(), promised));
    }
}
