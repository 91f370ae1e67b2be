package org.borderexchange.notification.problem;

/**
 * Something wrong with what was sent.
 *
 * @param pointer RFC 6901 JSON pointer to the field or parameter
 * @param message what would be right; never repeats the value
 */
public record Fault(String pointer, String message) {}
