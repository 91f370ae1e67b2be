package org.borderexchange.gateway.receipt;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.receipt.Receipt.Acknowledgement;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.gateway.receipt.Receipts.Given;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.topic.CountryCode;

/** What this country says of how far subjects of others have come: load, decide, store once. */
public final class ReceiptService {

    /** Deliveries and readings stand in the country's own records under this name. */
    static final String GATEWAY = "gateway";

    /** More writers than meet at one receipt at the same moment. */
    private static final int ROUNDS = 100;

    private final Receipts receipts;
    private final Concerned concerned;
    private final CountryCode country;
    private final Clock clock;

    public ReceiptService(Receipts receipts, Concerned concerned, CountryCode country, Clock clock) {
        this.receipts = receipts;
        this.concerned = concerned;
        this.country = country;
        this.clock = clock;
    }

    /** Who is told of a subject's receipts. */
    @FunctionalInterface
    public interface Concerned {

        /** Its owners, as far as they may know of it; empty: it is nothing that this country may see. */
        Optional<Set<CountryCode>> ownersOf(String subject);
    }

    /** @param now false: it was in hand before */
    public record Acknowledged(Receipt receipt, boolean now) {}

    /**
     * Says that the desk has taken a subject in hand; durable when this returns. The first acknowledgement stands, whoever makes another.
     *
     * @param version of the subject that this country holds
     * @param by subject of the officer's token
     * @throws Refused as not found if this country may not see the subject any more, as unavailable if others keep changing the receipt at the
     *     same moment
     */
    public Acknowledged acknowledge(String subject, int version, Optional<String> note, String by) {
        var key = Receipt.key(subject, country);
        for (int round = 0; round < ROUNDS; round++) {
            var held = receipts.find(List.of(key)).stream().findFirst();
            if (held.flatMap(Receipt::acknowledged).isPresent()) {
                return new Acknowledged(held.get(), false);
            }
            var now = now();
            var acknowledgement = new Acknowledgement(now, note);
            var next = held.map(receipt -> receipt.acknowledged(acknowledgement))
                    .orElseGet(() -> new Receipt(
                            subject,
                            country,
                            1,
                            new Mark(version, now),
                            Optional.empty(),
                            Optional.of(acknowledgement)));
            var given = given(List.of(next), now, by);
            if (given.isEmpty()) {
                throw new Refused(ProblemType.NOT_FOUND);
            }
            if (!receipts.give(given).isEmpty()) {
                return new Acknowledged(next, true);
            }
        }
        throw new Refused(ProblemType.UNAVAILABLE);
    }

    /**
     * Tells the owners how far these subjects have come; what is told already is not told again.
     *
     * @param progress by subject
     * @param written what is told now; called once for each
     */
    public void tell(Map<String, Progress> progress, Consumer<Step> written) {
        var open = new HashMap<>(progress);
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            var held =
                    receipts
                            .find(open.keySet().stream()
                                    .map(subject -> Receipt.key(subject, country))
                                    .toList())
                            .stream()
                            .collect(toMap(Receipt::subject, identity()));
            var next = new ArrayList<Receipt>();
            open.forEach((subject, news) ->
                    next(Optional.ofNullable(held.get(subject)), subject, news).ifPresent(next::add));
            var given = given(next, now(), GATEWAY);
            // Of those that are not stored, another instance was first: it has said the same, or less.
            open.keySet()
                    .retainAll(
                            given.stream().map(one -> one.receipt().subject()).collect(toSet()));
            for (var receipt : receipts.give(given)) {
                written.accept(new Step(Optional.ofNullable(held.get(receipt.subject())), receipt));
                open.remove(receipt.subject());
            }
        }
    }

    /** From one version of a receipt to the next. */
    public record Step(Optional<Receipt> before, Receipt after) {

        public boolean delivers() {
            return before.filter(held -> held.delivered().equals(after.delivered()))
                    .isEmpty();
        }

        public boolean reads() {
            return !after.read().equals(before.flatMap(Receipt::read));
        }
    }

    private Optional<Receipt> next(Optional<Receipt> held, String subject, Progress news) {
        return held.isPresent() ? held.get().after(news) : Receipt.first(subject, country, news);
    }

    private List<Given> given(List<Receipt> next, Instant at, String by) {
        var given = new ArrayList<Given>();
        for (var receipt : next) {
            concerned
                    .ownersOf(receipt.subject())
                    .ifPresent(owners -> given.add(new Given(receipt, at, by, Routing.ofAct(country, owners))));
        }
        return given;
    }

    /** As precise as events and stores are. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
