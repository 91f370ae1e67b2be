package org.borderexchange.notification.delivery;

import java.util.Optional;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.Subscriptions;

/** Finds to whom a delivery goes, as subscriptions and rosters are now. */
public final class Addressing {

    private final Subscriptions subscriptions;
    private final Contacts contacts;
    private final Incidents incidents;

    public Addressing(Subscriptions subscriptions, Contacts contacts, Incidents incidents) {
        this.subscriptions = subscriptions;
        this.contacts = contacts;
        this.incidents = incidents;
    }

    /** Empty if nobody is there any more. */
    public Optional<Addressee> of(Delivery delivery) {
        return delivery.contact().isPresent()
                ? contacts.find(delivery.log(), delivery.contact().get())
                : subscriptions.find(delivery.subscription()).map(this::addressee);
    }

    private Addressee addressee(Subscription subscription) {
        return new Addressee(
                subscription.channel(), subscription.terms().language(), notice -> wants(subscription, notice));
    }

    /** Does it not mute what the notice belongs to? */
    public boolean wants(Subscription subscription, Notice notice) {
        return subscription.muted().isEmpty() || !subscription.mutes(incidents.of(notice.reader(), notice.subject()));
    }
}
