using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using Xunit;

namespace LamPS.Core.Tests.Selectors;

public class SelectorFindTests
{
    private static readonly Snapshot Writer = new Tree()
        .Add(0, Role.Window, "Letter.odt - LibreOffice Writer")                                     // e1
        .Add(1, Role.ToolBar, "Formatting")                                                         // e2
        .Add(2, Role.ToggleButton, "Bold", e => e with { States = e.States | ElementStates.Checked }) // e3
        .Add(2, Role.ToggleButton, "Italic")                                                        // e4
        .Add(1, Role.MenuBar)                                                                       // e5
        .Add(2, Role.MenuItem, "Insert _Table...")                                                  // e6
        .Add(1, Role.Dialog, "Insert Table")                                                        // e7
        .Add(2, Role.Label, "Columns:", At(10, 10, 60, 20))                                         // e8
        .Add(2, Role.SpinButton, "", At(80, 10, 60, 20))                                            // e9
        .Add(2, Role.Label, "Rows:", At(10, 40, 60, 20))                                            // e10
        .Add(2, Role.SpinButton, "", At(80, 40, 60, 20))                                            // e11
        .Add(2, Role.Button, "Insert", e => e with { AutomationId = "ok", States = ElementStates.Showing }) // e12
        .Add(0, Role.Window, "Notes")                                                               // e13
        .Add(1, Role.Button, "Insert", e => e with { Value = "Say \"hi\"" })                        // e14
        .Add(1, Role.Label, "Columns:", At(10, 35, 60, 20))                                         // e15
        .Build();

    [Theory]
    [InlineData("button", "e12 e14")]
    [InlineData("button[name='Insert']", "e12 e14")]
    [InlineData("dialog >> button", "e12")]
    [InlineData("window[name~='writer'] >> dialog >> button[name='Insert']", "e12")]
    [InlineData("window[name='Notes'] >> button", "e14")]
    [InlineData("window >> window", "")]
    [InlineData("menuitem[name='Insert Table']", "e6")]
    [InlineData("menuitem[name='Insert _Table...']", "e6")]
    [InlineData("menuitem[name='Insert Table…']", "e6")]
    [InlineData("menuitem[name='insert table']", "")]
    [InlineData("menuitem[name~='INSERT TAB']", "e6")]
    [InlineData("menuitem[name$='Table']", "e6")]
    [InlineData("menuitem[name*='I*Tabl?']", "e6")]
    [InlineData("label[name='Columns']", "e8 e15")]
    [InlineData("togglebutton[checked]", "e3")]
    [InlineData("togglebutton[!checked]", "e4")]
    [InlineData("button[!enabled]", "e12")]
    [InlineData("[id='ok']", "e12")]
    [InlineData("button[id!='ok']", "e14")]
    [InlineData("[value='Say \"hi\"']", "e14")]
    [InlineData("button nth:2", "e14")]
    [InlineData("button nth:-1", "e14")]
    [InlineData("button nth:-3", "")]
    [InlineData("spinbutton near:'Columns'", "e9")]
    [InlineData("spinbutton near:'Rows'", "e11")]
    [InlineData("spinbutton rightof:'Rows'", "e11")]
    [InlineData("spinbutton rightof:'Rows' nth:2", "")]
    [InlineData("label below:'Columns'", "e10")]
    [InlineData("spinbutton near:'Nowhere'", "")]
    [InlineData("spinbutton near:'Columns' nth:2", "e11")]
    [InlineData("button[name='Missing'] || dialog >> button || button", "e12")]
    [InlineData("e9", "e9")]
    [InlineData("e1 >> button", "e12")]
    [InlineData("e13 >> e9", "")]
    [InlineData("dialog >> e9", "e9")]
    [InlineData("toolbar >> *", "e3 e4")]
    [InlineData("* >> button", "e12 e14")]
    public void Finds(string selector, string ids) =>
        Assert.Equal(ids, string.Join(' ', Selector.Parse(selector).Find(Writer).Elements.Select(e => e.Id)));

    [Fact]
    public void Says_which_alternative_matched_and_how_many_others_did()
    {
        var found = Selector.Parse("tree || button").Find(Writer);
        Assert.Equal((1, 1, new ElementId(12)), (found.Alternative, found.Others, found.First!.Id));
        Assert.Equal((-1, 0, null), (SelectorResult.None.Alternative, SelectorResult.None.Others, SelectorResult.None.First));
    }

    [Theory]
    [InlineData(3, "window[name~='LibreOffice Writer'] >> togglebutton[name='Bold']")]
    [InlineData(6, "window[name~='LibreOffice Writer'] >> menuitem[name='Insert _Table...']")]
    [InlineData(7, "dialog[name='Insert Table']")]
    [InlineData(12, "dialog[name='Insert Table'] >> button[name='Insert']")]
    [InlineData(9, "dialog[name='Insert Table'] >> spinbutton near:'Columns:'")]
    [InlineData(13, "window[name='Notes']")]
    public void Makes_short_selectors(int id, string expected) =>
        Assert.Equal(expected, Selector.For(Writer, Writer[id - 1]).ToString());

    [Fact]
    public void A_selector_by_id_is_made_for_an_element_that_is_gone() =>
        Assert.Equal("e99", Selector.For(Writer, new Element { Id = new ElementId(99), Role = Role.Button }).ToString());

    [Fact]
    public void Made_selectors_find_exactly_their_element_also_after_writing_and_reading() => Prop.ForAll<int>(seed =>
    {
        var snapshot = Tree.Random(new Random(seed));
        foreach (var element in snapshot.Elements)
        {
            var selector = Selector.Parse(Selector.For(snapshot, element).ToString());
            var found = selector.Find(snapshot);
            if (found.Others != 0 || found.First?.Id != element.Id || selector.IsId(out _))
            {
                throw new InvalidOperationException($"{selector} found {found.First?.Id} and {found.Others} others, not {element.Id}");
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Matches_agree_with_a_plain_definition() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var snapshot = Tree.Random(random, 40);
        string[] names = ["OK", "File", "Insert Table", "Columns", "a\\\\b"];
        var inner = names[random.Next(names.Length)];
        var found = Selector.Parse($"group >> [name='{inner}']").Find(snapshot).Elements.Select(e => e.Id);
        var expected = Enumerable.Range(0, snapshot.Count)
            .Where(i => ElementNames.Same(snapshot[i].Name, inner.Replace("\\\\", "\\")) && snapshot.AncestorsOf(i).Any(a => a.Role == Role.Group))
            .Select(i => snapshot[i].Id);
        return found.SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Searching_allocates_nothing_for_elements_that_do_not_match()
    {
        var tree = new Tree().Add(0, Role.Window, "Big");
        for (var i = 0; i < 5_000; i++)
        {
            tree.Add(1, Role.Button, i % 2 == 0 ? $"_Button {i}..." : $"Button {i}");
        }

        var snapshot = tree.Build();
        var selector = Selector.Parse("window >> button[name='Button 4998']");
        Assert.Single(selector.Find(snapshot).Elements);
        var before = GC.GetAllocatedBytesForCurrentThread();
        selector.Find(snapshot);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Theory]
    [InlineData("Insert Table...", "Insert Table")]
    [InlineData("_File", "File")]
    [InlineData("Save &As…", "Save As")]
    [InlineData("Find & Replace", "Find & Replace")]
    [InlineData("R&&D", "R&D")]
    [InlineData("Columns :", "Columns")]
    [InlineData("_Interval:(lines)", "Interval")]
    [InlineData("Width: (%)", "Width: (%)")]
    [InlineData("Width:(1)", "Width:(1)")]
    [InlineData("Width:()", "Width:()")]
    [InlineData("(none)", "(none)")]
    [InlineData("...", "...")]
    [InlineData(" padded ", "padded")]
    [InlineData("", "")]
    [InlineData(":", ":")]
    public void Decoration_is_no_part_of_a_name(string name, string plain) => Assert.Equal(plain, ElementNames.Plain(name));

    [Theory]
    [InlineData("Width:(cm)", "Width:(%)", false)]
    [InlineData("Width:(cm)", "_Width:(cm)", true)]
    [InlineData("Width:(cm)", "Width", true)]
    [InlineData("Width:(cm)", "Height:(cm)", false)]
    public void Names_with_two_units_are_two_names(string a, string b, bool same)
    {
        Assert.Equal(same, ElementNames.Same(a, b));
        Assert.Equal(same, ElementNames.SameIgnoringCase(b.ToUpperInvariant(), a.ToUpperInvariant()));
        Assert.Equal(same, new AttributeTest(SelectorAttribute.Name, AttributeOperator.Equal, a).Matches(new Element { Id = new ElementId(1), Role = Role.TextBox, Name = b }));
    }

    private static Func<Element, Element> At(int x, int y, int width, int height) => e => e with { Bounds = new Bounds(x, y, width, height) };
}
