package org.borderexchange.notification.subscription;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.problem.Fault;
import org.borderexchange.notification.problem.ProblemType;
import org.borderexchange.notification.problem.Refused;
import org.borderexchange.notification.security.Caller;
import org.borderexchange.schemas.topic.EventId;

/** What analysts do with their subscriptions. What is not theirs to see is answered like what does not exist. */
public final class SubscriptionService {

    private static final int MOST_OF_ONE_OWNER = 100;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param secret the webhook's new one, told this once */
    public record Saved(Subscription subscription, Optional<String> secret) {}

    private final Subscriptions subscriptions;
    private final Duration overlap;
    private final Clock clock;

    /** @param overlap how long a webhook's former secret stays good after a rotation */
    public SubscriptionService(Subscriptions subscriptions, Duration overlap, Clock clock) {
        this.subscriptions = subscriptions;
        this.overlap = overlap;
        this.clock = clock;
    }

    public static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** @param channel a webhook without secrets gets one */
    public Saved create(Caller caller, Terms terms, Channel channel) {
        var owner = owner(caller);
        if (subscriptions.of(owner).size() >= MOST_OF_ONE_OWNER) {
            throw new Refused(ProblemType.TOO_MANY_SUBSCRIPTIONS);
        }
        var secret = secret(channel);
        var now = clock.instant();
        var subscription =
                new Subscription("S-" + EventId.next(now), owner, 1, now, terms, withSecret(channel, secret), Set.of());
        subscriptions.insert(subscription);
        return new Saved(subscription, secret);
    }

    private static Optional<String> secret(Channel channel) {
        return channel instanceof Channel.Webhook ? Optional.of(newSecret()) : Optional.empty();
    }

    private static Channel withSecret(Channel channel, Optional<String> secret) {
        return channel instanceof Channel.Webhook webhook && secret.isPresent()
                ? new Channel.Webhook(webhook.url(), List.of(Channel.Secret.lasting(secret.get())))
                : channel;
    }

    /** @throws Refused if it is not the caller's to see */
    public Subscription get(Caller caller, String id) {
        return subscriptions.find(id).filter(mayManage(caller)).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
    }

    /** His own alone, whatever he administers. */
    public Subscription getOwn(Caller caller, String id) {
        return subscriptions
                .find(id)
                .filter(found -> found.owner().equals(owner(caller)))
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
    }

    /** The newest first. @param before id, exclusive */
    public List<Subscription> list(Caller caller, Optional<String> before, int limit) {
        var found =
                caller.administers() ? subscriptions.of(new Reader(caller.reader())) : subscriptions.of(owner(caller));
        return found.stream()
                .filter(one -> before.isEmpty() || one.id().compareTo(before.get()) < 0)
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .limit(limit)
                .toList();
    }

    /** The same webhook address keeps its secrets; another gets a secret of its own. */
    public Saved replace(Caller caller, String id, Terms terms, Channel channel) {
        var secret = new Object() {
            Optional<String> fresh = Optional.empty();
        };
        var changed = change(caller, id, before -> {
            if (channel instanceof Channel.Webhook wanted
                    && before.channel() instanceof Channel.Webhook present
                    && wanted.url().equals(present.url())) {
                return before.with(terms, present);
            }
            secret.fresh = secret(channel);
            return before.with(terms, withSecret(channel, secret.fresh));
        });
        return new Saved(changed, secret.fresh);
    }

    /** @throws Refused if it is no webhook */
    public Saved rotateSecret(Caller caller, String id) {
        var fresh = newSecret();
        var changed = change(caller, id, before -> {
            if (!(before.channel() instanceof Channel.Webhook webhook)) {
                throw new Refused(ProblemType.NOT_FOUND);
            }
            var now = clock.instant();
            return before.with(webhook.rotated(fresh, now.plus(overlap), now));
        });
        return new Saved(changed, Optional.of(fresh));
    }

    public void delete(Caller caller, String id) {
        subscriptions.delete(get(caller, id).id());
    }

    /**
     * For all subscriptions that the caller has.
     *
     * @throws Refused if one of them mutes as many as it may
     */
    public void mute(Caller caller, String incident, boolean mute) {
        for (var subscription : subscriptions.of(owner(caller))) {
            if (subscription.muted().contains(incident) != mute) {
                change(caller, subscription.id(), before -> {
                    if (mute && before.muted().size() >= Subscription.MOST_MUTED) {
                        throw new Refused(List.of(new Fault(
                                "/id", "at most " + Subscription.MOST_MUTED + " incidents are muted: unmute others")));
                    }
                    return before.muting(incident, mute);
                });
            }
        }
    }

    private Subscription change(Caller caller, String id, UnaryOperator<Subscription> change) {
        while (true) {
            var changed = change.apply(get(caller, id));
            if (subscriptions.replace(changed)) {
                return changed;
            }
        }
    }

    private static Predicate<Subscription> mayManage(Caller caller) {
        return found -> found.owner().equals(owner(caller))
                || caller.administers() && found.owner().reader().code().equals(caller.reader());
    }

    private static Owner owner(Caller caller) {
        return new Owner(new Reader(caller.reader()), caller.subject());
    }
}
