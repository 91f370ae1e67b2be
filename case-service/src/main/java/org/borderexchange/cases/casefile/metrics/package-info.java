/** How much work is open, for operators. Start with {@link org.borderexchange.cases.casefile.metrics.CaseMetrics}. */
@NullMarked
package org.borderexchange.cases.casefile.metrics;

import org.jspecify.annotations.NullMarked;
