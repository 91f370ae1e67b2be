package org.borderexchange.notification.subscription.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.store.SecretBox;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.notification.subscription.Owner;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.Terms;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoSubscriptionsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DurableStore STORE = DurableStore.inMemory();

    private final MongoDatabase database = MongoClients.create(STORE.connectionString(""))
            .getDatabase("s" + UUID.randomUUID().toString().substring(0, 8));
    private final MongoSubscriptions subscriptions = under("the key of this installation");

    private MongoSubscriptions under(String key) {
        return new MongoSubscriptions(database, new SecretBox(key));
    }

    private static Subscription subscription(String id, Channel channel) {
        var terms =
                new Terms("all", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Language.ENGLISH);
        return new Subscription(id, new Owner(new Reader("BA"), "analyst"), 1, NOW, terms, channel, Set.of());
    }

    private static Channel webhook() {
        return new Channel.Webhook(
                URI.create("https://example.org"), List.of(Channel.Secret.lasting("whsec_c2VjcmV0")));
    }

    private static List<String> secrets(Subscription subscription) {
        return ((Channel.Webhook) subscription.channel()).secretsAt(NOW);
    }

    @Test
    void aSecretThatWasClosedUnderAnotherKeyKeepsNoSubscriptionFromBeingReadAndIsGoodAgainWhenTheKeyIsBack() {
        subscriptions.insert(subscription("S-1", webhook()));
        var restored = under("another key than before");

        var found = restored.find("S-1").orElseThrow();
        assertThat(secrets(found)).isEmpty();
        assertThat(restored.replace(found.muting("H-1", true))).isTrue();

        assertThat(secrets(subscriptions.find("S-1").orElseThrow())).containsExactly("whsec_c2VjcmV0");
    }

    @Test
    void aRotationLeavesAnUnreadableSecretBehind() {
        subscriptions.insert(subscription("S-1", webhook()));
        var restored = under("another key than before");
        var found = restored.find("S-1").orElseThrow();

        var rotated = ((Channel.Webhook) found.channel()).rotated("whsec_ZnJlc2g=", NOW.plusSeconds(60), NOW);
        restored.replace(found.with(rotated));

        assertThat(secrets(restored.find("S-1").orElseThrow())).containsExactly("whsec_ZnJlc2g=");
    }

    @Test
    void whatAnotherReleaseHasWrittenIsLeftOutAndCountedAndTheOthersAreMatched() {
        subscriptions.insert(subscription("S-1", new Channel.Sse()));
        subscriptions.insert(subscription("S-later", new Channel.Sse()));
        subscriptions.insert(subscription("S-2", new Channel.Sse()));
        var matcher = new Matcher(subscriptions, new SettableClock(NOW));
        matcher.refresh();
        database.getCollection("subscriptions")
                .updateOne(
                        new Document("_id", "S-later"),
                        new Document(
                                "$set", new Document("events", List.of("OF_A_LATER_RELEASE")).append("version", 2)));
        subscriptions.delete("S-2");
        subscriptions.insert(subscription("S-3", new Channel.Sse()));

        matcher.refresh();

        assertThat(subscriptions.of(new Reader("BA")))
                .extracting(Subscription::id)
                .containsExactlyInAnyOrder("S-1", "S-3");
        assertThat(matcher.find("S-3")).isPresent();
        assertThat(matcher.find("S-later"))
                .as("as it was before, it may say something else")
                .isEmpty();
        assertThat(matcher.size()).isEqualTo(2);
        assertThat(matcher.unreadable()).isEqualTo(1);
    }
}
