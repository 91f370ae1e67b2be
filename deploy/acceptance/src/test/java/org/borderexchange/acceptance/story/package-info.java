/**
 * The language of the acceptance tests: officers, desks, alerts, and what can be broken. Start with
 * {@link org.borderexchange.acceptance.story.Exchange}.
 */
@NullMarked
package org.borderexchange.acceptance.story;

import org.jspecify.annotations.NullMarked;
