package org.borderexchange.gateway.outbox;

/**
 * What is held of something that this country authors.
 *
 * @param eventId of the event that made the present version
 * @param pending does an event of it wait to be sent?
 */
public record Standing(int version, String eventId, boolean pending) {}
