package io.marketprism.collector.console.internal;

import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.Supervisor;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code collector:status}: the children as the supervisor sees them. */
@Service
@Command(scope = "collector", name = "status", description = "Shows the children: state, process, use, limits, reason")
public final class StatusAction implements Action {

    private static final double BYTES_PER_MB = 1024 * 1024;

    @Reference
    Supervisor supervisor;

    /** Made by the shell. */
    public StatusAction() {}

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        for (String column :
                new String[] {"Child", "State", "PID", "CPU %", "RSS MB", "Hard MB", "Restarts", "Reason"}) {
            table.column(column);
        }
        for (ChildStatus child : supervisor.children()) {
            table.addRow()
                    .addContent(
                            child.name(),
                            child.state().name().toLowerCase(Locale.ROOT),
                            child.pid() == 0 ? "" : child.pid(),
                            String.format(Locale.ROOT, "%.1f", child.cpuPercent()),
                            String.format(Locale.ROOT, "%.0f", child.rssBytes() / BYTES_PER_MB),
                            child.hardLimitMb(),
                            child.restarts(),
                            child.reason());
        }
        table.print(System.out);
        return null;
    }
}
