package org.borderexchange.notification.delivery;

import java.util.function.Predicate;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Language;

/**
 * To whom a delivery goes, as he is known now.
 *
 * @param wants does he want to hear of the incident of this notice?
 */
public record Addressee(Channel channel, Language language, Predicate<Notice> wants) {}
