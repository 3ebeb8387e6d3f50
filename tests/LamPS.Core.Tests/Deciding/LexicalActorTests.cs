using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Core.Tests.Deciding;

public class LexicalActorTests
{
    private const string Writer = """
        window 'letter.odt - LibreOffice Writer' active
          document 'letter.odt - LibreOffice Document'
            heading '' v=Quarterly report
            paragraph '' v=Dear CUSTOMER, here is the report.; focus
          toolbar 'Standard'
            button 'Save'
            button 'Table'
            button 'Insert'
            button 'Undo' off
            togglebutton 'Find and Replace'
            togglebutton 'Formatting Marks' on
          toolbar 'Formatting'
            combobox 'Paragraph Style' v=Default Paragraph Style; opt=Default Paragraph Style|Heading 1|Heading 2
            combobox 'Font Size' v=12 pt
            togglebutton 'Bold'
            togglebutton 'Italic' on
        """;

    private const string WriterMenus = """
        File > Save
        File > Save As...
        Edit > Undo [off]
        Edit > Find and Replace...
        Table > Insert Table...
        View > Formatting Marks [x]
        View > Status Bar [ ]
        Insert > Page Break
        Insert > Header and Footer > Header > Default Page Style [ ]
        """;

    private const string InsertTable = """
        window 'letter.odt - LibreOffice Writer'
          toolbar 'Standard'
            button 'Insert'
            spinbutton 'Columns' range=1..9@1
        dialog 'Insert Table' modal
          textbox 'Name' v=Table1
          label 'Columns:' at=10,40,60,20
          spinbutton 'Columns' range=1..63@2; v=2
          spinbutton 'Rows' range=1..999@2; v=2
          checkbox 'Heading'
          checkbox 'Don’t split table over pages' on
          button 'Insert'
          button 'Cancel'
          button 'Help'
        """;

    private const string Form = """
        window 'Service Desk' active
          textbox 'Name' focus
          textbox 'Email'
          combobox 'Category' opt=Hardware|Printer|Network
          group 'Priority'
            radiobutton 'Low'
            radiobutton 'Normal' on
            radiobutton 'High'
          spinbutton 'Floor' range=-2..40@0
          textbox 'Description' multi
          textbox 'Secret' secret
          checkbox 'Notify me'
          button 'Clear'
          button 'Submit'
        """;

    private const string Tabs = """
        window 'Settings' active
          tablist ''
            tab 'General' selected
            tab 'Network'
          list 'Places' opt=Home|Work
          slider 'Volume' range=0..100@50
          label 'Host name:' at=10,100,80,20
          textbox '' at=100,100,200,20
          tree 'Categories'
            treeitem 'Privacy'
          button 'Apply'
        """;

    [Theory]
    [InlineData("Choose Table > Insert Table...", "invoke_menu (path: \"Table > Insert Table...\") Finish")]
    [InlineData("choose table > insert table", "invoke_menu (path: \"Table > Insert Table...\") Finish")]
    [InlineData("Choose File → Save As…", "invoke_menu (path: \"File > Save As...\") Finish")]
    [InlineData("Choose Save As from the File menu", "invoke_menu (path: \"File > Save As...\") Finish")]
    [InlineData("Choose Edit > Undo", "Fail")]
    [InlineData("Switch on View > Status Bar", "invoke_menu (path: \"View > Status Bar\") Finish")]
    [InlineData("Switch on View > Formatting Marks", "Finish")]
    [InlineData("Switch off View > Formatting Marks", "invoke_menu (path: \"View > Formatting Marks\") Finish")]
    [InlineData("Switch on Bold", "toggle togglebutton 'Bold' (on: True) Finish")]
    [InlineData("Switch on Italic", "Finish")]
    [InlineData("Make sure Italic is on", "Fail")]
    [InlineData("Press Save", "click button 'Save' Finish")]
    [InlineData("Click the Save button", "click button 'Save' Finish")]
    [InlineData("Press keys Ctrl+End", "type_keys (keys: \"Ctrl+End\") Finish")]
    [InlineData("Press Enter", "type_keys (keys: \"Enter\") Finish")]
    [InlineData("Type \"Dear John\"", "type_keys (text: \"Dear John\") Finish")]
    [InlineData("Select Heading 1 in Paragraph Style", "select combobox 'Paragraph Style' (option: \"Heading 1\") Finish")]
    [InlineData("Set Paragraph Style to heading 2", "select combobox 'Paragraph Style' (option: \"Heading 2\") Finish")]
    [InlineData("Select Default Paragraph Style in Paragraph Style", "Finish")]
    [InlineData("Select the text \"CUSTOMER\"", "select_text (text: \"CUSTOMER\") Finish")]
    [InlineData("Select the heading", "select_text heading Finish")]
    [InlineData("Open the Insert Table dialog", "invoke_menu (path: \"Table > Insert Table...\") Finish")]
    [InlineData("Press OK", "Fail")]
    [InlineData("Press OK if asked", "Finish")]
    [InlineData("Press Quux", "Fail")]
    [InlineData("Save the document as /tmp/x.odt", "invoke_menu (path: \"File > Save As...\") Continue")]
    public void On_a_word_processor(string line, string expected) => Assert.Equal(expected, Scene.Of(Writer, WriterMenus).Say(line));

    // Writer 7.4 has the labels of two fields swapped; "Start at" stands before "Per document".
    [Theory]
    [InlineData("Set Start at to 7", true, "set_value spinbutton 'Counting' (value: 7) Finish")]
    [InlineData("Set Counting to 7", true, "set_value spinbutton 'Counting' (value: 7) Finish")]
    [InlineData("Set Start at to Per page", true, "select combobox (option: \"Per page\") Finish")]
    [InlineData("Set Start at to 7", false, "Fail")]
    public void A_field_that_the_screen_calls_otherwise_is_found_by_what_the_map_calls_it(string line, bool hasMap, string expected)
    {
        var scene = Scene.Of("""
            dialog 'Settings of Footnotes and Endnotes' modal
              spinbutton 'Counting' range=1..9999@1; at=120,40,200,20
              label 'Start at' at=10,100,80,20
              combobox '' v=Per document; opt=Per page|Per chapter|Per document; at=120,100,200,20
              textbox 'Start of next page' at=520,100,200,20
              button 'OK'
            """);
        scene.Map = hasMap ? new ApplicationMapStore(null).Find("writer") : null;

        Assert.Equal(expected, scene.Say(line));
    }

    [Theory]
    [InlineData("Set Columns to 4", "set_value spinbutton 'Columns' (value: 4) Finish")]
    [InlineData("Set Columns to 4 and Rows to 3", "set_value spinbutton 'Columns' (value: 4) Continue")]
    [InlineData("Enter 5 in Columns", "set_value spinbutton 'Columns' (value: 5) Finish")]
    [InlineData("Put 3 in the Rows field", "set_value spinbutton 'Rows' (value: 3) Finish")]
    [InlineData("Rows: 7", "set_value spinbutton 'Rows' (value: 7) Finish")]
    [InlineData("Set Rows to 2", "Finish")]
    [InlineData("Set Columns to 2 and Rows to 3", "set_value spinbutton 'Rows' (value: 3) Finish")]
    [InlineData("Tick Heading", "toggle checkbox 'Heading' (on: True) Finish")]
    [InlineData("Untick Don't split table over pages", "toggle checkbox 'Don’t split table over pages' (on: False) Finish")]
    [InlineData("press Insert", "click button 'Insert' Finish")]
    [InlineData("the Insert button", "click button 'Insert' Finish")]
    [InlineData("Press Insrt", "click button 'Insert' Finish")]
    [InlineData("Set Name to \"Prices\"", "set_text textbox 'Name' (text: \"Prices\") Finish")]
    [InlineData("Enter the name \"Prices\"", "set_text textbox 'Name' (text: \"Prices\") Finish")]
    [InlineData("Close the dialog", "click button 'Cancel' Finish")]
    public void In_a_dialog(string line, string expected) => Assert.Equal(expected, Scene.Of(InsertTable, WriterMenus).Say(line));

    [Fact]
    public void The_dialog_in_front_is_meant_not_the_window_behind_it()
    {
        var scene = Scene.Of(InsertTable);

        Assert.Equal(scene.Snapshot.Elements.Last(e => e.Name == "Insert").Id, scene.Decide("Press Insert").Action.Element);
        Assert.Equal(scene.Snapshot.Elements.Last(e => e.Name == "Columns").Id, scene.Decide("Set Columns to 4").Action.Element);
    }

    [Theory]
    [InlineData("pick Printer as category", "select combobox 'Category' (option: \"Printer\") Finish")]
    [InlineData("Select printer in Category", "select combobox 'Category' (option: \"Printer\") Finish")]
    [InlineData("Choose Network", "select combobox 'Category' (option: \"Network\") Finish")]
    [InlineData("Select Spaceship in Category", "Fail")]
    [InlineData("Select High in Priority", "select radiobutton 'High' Finish")]
    [InlineData("Select Normal", "Finish")]
    [InlineData("Set Name to \"Zoe\", Email to zoe@x.org and Floor to 3", "set_text textbox 'Name' (text: \"Zoe\") Continue")]
    [InlineData("Set Floor to −1", "set_value spinbutton 'Floor' (value: -1) Finish")]
    [InlineData("Type \"hello\" in Description", "type_keys textbox 'Description' (text: \"hello\") Finish")]
    [InlineData("Fill in Email with a@b.cc", "set_text textbox 'Email' (text: \"a@b.cc\") Finish")]
    [InlineData("Set Secret to \"pass word\"", "set_text textbox 'Secret' (text: \"pass word\") Finish")]
    [InlineData("Turn on Notify me", "toggle checkbox 'Notify me' (on: True) Finish")]
    [InlineData("Set Notify me to off", "Finish")]
    [InlineData("Click Submit", "click button 'Submit' Finish")]
    [InlineData("Submit", "click button 'Submit' Finish")]
    [InlineData("Double-click Submit", "click button 'Submit' (double: True) Finish")]
    public void On_a_form(string line, string expected) => Assert.Equal(expected, Scene.Of(Form).Say(line));

    [Theory]
    [InlineData("Go to the Network tab", "select tab 'Network' Finish")]
    [InlineData("Go to the General tab", "Finish")]
    [InlineData("Switch to the Network tab", "select tab 'Network' Finish")]
    [InlineData("Go to the Privacy page", "select treeitem 'Privacy' Finish")]
    [InlineData("Set Volume to 30", "set_value slider 'Volume' (value: 30) Finish")]
    [InlineData("Set Volume to 30%", "set_value slider 'Volume' (value: 30) Finish")]
    [InlineData("Set Host name to \"lab-7\"", "set_text textbox (text: \"lab-7\") Finish")]
    [InlineData("Select Work in Places", "select list 'Places' (option: \"Work\") Finish")]
    public void On_settings(string line, string expected) => Assert.Equal(expected, Scene.Of(Tabs).Say(line));

    [Fact]
    public void A_line_with_two_actions_goes_on_where_history_ends()
    {
        var scene = Scene.Of(InsertTable).Did("set_value", "Columns", ActionOutcome.Verified(""), ("value", 4));

        Assert.Equal("set_value spinbutton 'Rows' (value: 3) Finish", scene.Say("Set Columns to 4 and Rows to 3"));
        Assert.Equal("Finish", scene.Did("set_value", "Rows", ActionOutcome.Verified(""), ("value", 3)).Say("Set Columns to 4 and Rows to 3"));
    }

    [Fact]
    public void Keys_are_pressed_as_often_as_asked()
    {
        var scene = Scene.Of(Form);
        Assert.Equal("type_keys (keys: \"Tab Tab\") Finish", scene.Say("Press Tab twice"));
    }

    [Fact]
    public void What_failed_is_not_tried_again()
    {
        var scene = Scene.Of(Writer, WriterMenus);
        scene.History.Add(new("", new LamAction("invoke_menu", ElementId.None, ActionArguments.Of("path", "Edit > Find and Replace...")), "", ActionOutcome.Failed("no")));

        Assert.Equal("Fail", scene.Say("Choose Edit > Find and Replace..."));
    }

    [Fact]
    public void Two_things_that_fit_equally_well_are_not_guessed_between()
    {
        var scene = Scene.Of("""
            window 'w' active
              group 'Sender'
                textbox 'Name'
              group 'Recipient'
                textbox 'Name'
            """);

        var decision = scene.Decide("Set Name to \"Zoe\"");

        Assert.Equal(ActionStatus.Ask, decision.Action.Status);
        Assert.Equal("", decision.Action.Function);
        Assert.Contains("Sender", decision.Reason);
        Assert.Contains("Recipient", decision.Reason);
    }

    [Fact]
    public void A_reason_names_what_is_nearest()
    {
        Assert.Contains("disabled", Scene.Of(Writer, WriterMenus).Decide("Choose Edit > Undo").Reason);
        Assert.Contains("'Quux'", Scene.Of(Writer, WriterMenus).Decide("Press Quux").Reason);
    }

    [Fact]
    public void Functions_of_the_application_are_called_with_typed_arguments()
    {
        var scene = Scene.Of(Writer, WriterMenus);
        scene.Functions = new FunctionPool([.. UiFunctions.All,
            new FunctionDefinition { Name = "insert_table", Description = "", Risk = Risk.Change, Arguments = [new("rows", ArgumentType.Integer, ""), new("columns", ArgumentType.Integer, "")] },
            new FunctionDefinition { Name = "save_as", Description = "", Risk = Risk.Change, Arguments = [new("path", ArgumentType.Path, "")] }]);

        Assert.Equal("insert_table (rows: 3, columns: 4) Finish", scene.Say("Insert table (rows: 3, columns: 4)"));
        Assert.Equal("Ask", scene.Say("Insert table (rows: 3)"));
        Assert.Equal("save_as (path: \"/tmp/my x.odt\") Finish", scene.Say("Save the document as \"/tmp/my x.odt\"", "save_as"));
    }
}
