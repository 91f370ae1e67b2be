/** The hub's case-service. Start with {@link CaseServiceApplication}; how the packages work together tells the README. */
@NullMarked
package org.borderexchange.cases;

import org.jspecify.annotations.NullMarked;
