using LamPS.Core.Elements;
using LamPS.Core.Live.Capturing;
using LamPS.Desktop.Windows.Capturing;
using LamPS.Desktop.Windows.Tests.Fakes;
using Xunit;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Capturing;

public sealed class RecordMapTests
{
    [Fact]
    public void A_record_reads_only_what_its_patterns_have()
    {
        var read = new List<P>();

        AutomationRecord.Read(
            p =>
            {
                read.Add(p);
                return p == P.CanToggle;
            },
            []);

        Assert.Contains(P.ToggleState, read);
        Assert.DoesNotContain(P.Value, read);
        Assert.DoesNotContain(P.LegacyName, read);
        Assert.Equal(read.Count, read.Distinct().Count());
    }

    [Fact]
    public void A_runtime_id_comes_back_as_it_was()
    {
        var record = Record(new FakeNode(50000, "x").With((P.RuntimeId, new[] { 42, -17, 4 })));

        Assert.Equal("42.-17.4", record.Runtime);
        Assert.Equal([42, -17, 4], AutomationRecord.ParseRuntime(record.Runtime));
        Assert.Empty(AutomationRecord.ParseRuntime(""));
    }

    [Theory]
    [InlineData(new[] { 10.4, 20.6, 99.4, 30 }, "10,21 100x30")]
    [InlineData(new[] { -1920.0, 0, 1920, 1080 }, "-1920,0 1920x1080")]
    [InlineData(new[] { double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity }, "0,0 0x0")]
    [InlineData(new[] { 5.0, 5, 0, 10 }, "0,0 0x0")]
    [InlineData(new[] { 1e12, 0, 10, 10 }, "0,0 0x0")]
    [InlineData(new[] { 1.0, 2 }, "0,0 0x0")]
    public void Places_are_pixels_or_nothing(double[] rectangle, string place) =>
        Assert.Equal(place, Record(new FakeNode(50000, "x").With((P.BoundingRectangle, rectangle))).Place().ToString());

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, true, false)]
    [InlineData(2, false, true)]
    public void A_switch_is_on_off_or_neither(int state, bool on, bool neither)
    {
        var element = Map(new FakeNode(50002, "x").With((P.CanToggle, true), (P.ToggleState, state)));

        Assert.Equal((on, neither, true), (element.Is(ElementStates.Checked), element.Is(ElementStates.Indeterminate), element.Is(ElementStates.Checkable)));
    }

    [Fact]
    public void A_radio_button_that_is_selected_is_on()
    {
        var element = Map(new FakeNode(50013, "x").With((P.CanBeSelected, true), (P.IsSelected, true)));

        Assert.True(element.Is(ElementStates.Checked) && !element.Is(ElementStates.Selected) && element.Can(ElementPatterns.Toggle | ElementPatterns.SelectionItem));
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, true, true)]
    [InlineData(2, true, true)]
    [InlineData(3, false, false)]
    public void A_leaf_of_a_tree_opens_nothing(int state, bool expanded, bool expandable)
    {
        var element = Map(new FakeNode(50024, "x").With((P.CanExpandCollapse, true), (P.ExpandState, state)));

        Assert.Equal((expanded, expandable, expandable), (element.Is(ElementStates.Expanded), element.Is(ElementStates.Expandable), element.Can(ElementPatterns.ExpandCollapse)));
    }

    [Theory]
    [InlineData((int)P.IsPassword, true)]
    [InlineData((int)P.LegacyState, 0x20000000)]
    public void A_secret_has_no_value_and_is_not_asked_for_its_text(int property, object value)
    {
        var raw = RecordMap.Map(Record(FakeForm.Edit("PIN").With((P.Value, "1234"), (P.HasLegacy, true), (P.LegacyValue, "1234"), ((P)property, value))), isTop: false);

        Assert.True(raw.Element.Is(ElementStates.Protected));
        Assert.Null((raw.Element with { States = ElementStates.None }).Value);
        Assert.False(raw.NeedsText);
    }

    [Fact]
    public void Text_that_only_the_text_pattern_has_is_asked_for()
    {
        Assert.True(RecordMap.Map(Record(new FakeNode(50030, "Page").With((P.HasText, true))), isTop: false).NeedsText);
        Assert.False(RecordMap.Map(Record(FakeForm.Edit("Name")), isTop: false).NeedsText);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_is_read_only_takes_no_text(bool readOnly, bool editable) =>
        Assert.Equal(editable, Map(FakeForm.Edit("x").With((P.ValueIsReadOnly, readOnly))).Can(ElementPatterns.EditText));

    [Theory]
    [InlineData(0x40, false)]
    [InlineData(0, true)]
    public void A_rich_text_box_says_by_msaa_whether_it_is_read_only(int state, bool editable) =>
        Assert.Equal(editable, Map(new FakeNode(50030, "x").With((P.HasText, true), (P.HasLegacy, true), (P.LegacyState, state))).Is(ElementStates.Editable));

    [Fact]
    public void A_combo_box_without_a_value_has_what_is_selected()
    {
        var items = new[] { "A", "B" }.Select(n => new FakeNode(50007, n).With((P.CanBeSelected, true), (P.IsSelected, n == "B"))).ToArray();

        var element = RecordMap.Map(new FakeNode(50003, "x", new FakeNode(50008, "", items)).ToRecord(Reach.Subtree, showingOnly: false), isTop: false).Element;

        Assert.Equal("B", element.Value);
        Assert.Equal(["A", "B"], element.Options);
    }

    [Fact]
    public void What_msaa_alone_knows_is_used()
    {
        var raw = RecordMap.Map(
            Record(new FakeNode(50033, "").With((P.HasLegacy, true), (P.LegacyRole, 43), (P.LegacyName, "Send"), (P.LegacyDefaultAction, "Press"), (P.LegacyState, 0x100))), isTop: false);

        Assert.Equal(("button 'Send'", true, true), (raw.Element.ToString(), raw.Element.Can(ElementPatterns.Invoke), raw.Element.Is(ElementStates.Default)));
        Assert.Equal(PatternWays.Default, raw.Ways);
    }

    [Fact]
    public void A_grid_counts_its_cells_not_what_it_has_made_of_them()
    {
        var grid = new FakeNode(50028, "Sheet").With((P.IsGrid, true), (P.RowCount, 1048576), (P.ColumnCount, 16384));

        Assert.Equal(int.MaxValue, Map(grid).ChildCount);
    }

    [Fact]
    public void A_page_of_chromium_without_content_sleeps()
    {
        Assert.True(RecordMap.Map(Record(new FakeNode(50030, "").With((P.FrameworkId, "Chrome"))), isTop: false).IsAsleep);
        Assert.False(RecordMap.Map(Record(new FakeNode(50030, "").With((P.FrameworkId, "Win32"))), isTop: false).IsAsleep);
    }

    [Theory]
    [InlineData(unchecked((int)0x80040201), typeof(ElementGoneException))]
    [InlineData(unchecked((int)0x800706BA), typeof(ElementGoneException))]
    [InlineData(unchecked((int)0x80131505), typeof(TimeoutException))]
    [InlineData(unchecked((int)0x80040200), typeof(ActionRefusedException))]
    [InlineData(unchecked((int)0x80070005), typeof(ActionRefusedException))]
    public void Errors_are_told_by_their_number_also_when_they_are_wrapped(int number, Type type)
    {
        var error = new System.Runtime.InteropServices.COMException("x", number);

        Assert.IsType(type, AutomationErrors.Translate(error));
        Assert.IsType(type, AutomationErrors.Translate(new InvalidOperationException("wrapped", error)));
    }

    private static AutomationRecord Record(FakeNode node) => node.ToRecord(Reach.Element, showingOnly: false);

    private static Element Map(FakeNode node) => RecordMap.Map(Record(node), isTop: false).Element;
}
