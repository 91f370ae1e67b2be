/**
 * Shows a running stack at work: real data as alerts, and how long each takes to the other countries' desks. Start with
 * {@link org.borderexchange.local.demo.Demo}.
 */
@NullMarked
package org.borderexchange.local.demo;

import org.jspecify.annotations.NullMarked;
