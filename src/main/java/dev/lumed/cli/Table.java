package dev.lumed.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under aligned columns, cut where they would be wider than the screen. */
final class Table {

    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    /** A table without a header. */
    Table() {}

    Table row(String... cells) {
        rows.add(Arrays.stream(cells).map(Plain::line).toList());
        return this;
    }

    String on(Screen screen) {
        int[] widths = widths();
        return rows.stream().map(row -> line(row, widths, screen)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths, Screen screen) {
        StringBuilder line = new StringBuilder();
        int left = screen.columns();
        for (int i = 0; i < row.size() && left > 0; i++) {
            boolean last = i == row.size() - 1;
            String cell = DisplayWidth.cut(row.get(i), left);
            String shown = last ? cell : DisplayWidth.pad(cell, Math.min(widths[i] + GAP, left));
            line.append(screen.coloured() ? Tint.of(cell, shown) : shown);
            left -= widths[i] + GAP;
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        }
        return widths;
    }
}
