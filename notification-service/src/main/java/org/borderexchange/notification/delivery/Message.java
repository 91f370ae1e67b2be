package org.borderexchange.notification.delivery;

import java.util.List;
import org.borderexchange.notification.subscription.Language;

/**
 * What is sent.
 *
 * @param id the same at every try
 * @param notices one, or those of a digest; empty: only a test
 */
public record Message(String id, String subscription, Language language, List<Notice> notices) {

    public Message {
        notices = List.copyOf(notices);
    }

    public boolean isTest() {
        return notices.isEmpty();
    }
}
