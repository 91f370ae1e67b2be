package org.borderexchange.notification.subscription;

import java.net.URI;
import java.util.Optional;

/** Where webhooks may point to. */
public interface WebhookTargets {

    /** What is wrong with an address, as far as that can be said before it is used; never repeats it. */
    Optional<String> objection(URI url);
}
