using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>A candidate with what the comparison needs of it.</summary>
internal sealed class Target
{
    // Things that are content or decoration: whether they say that they are enabled means nothing.
    private static readonly HashSet<Role> NoControls =
        [Role.Cell, Role.Row, Role.Table, Role.Paragraph, Role.Heading, Role.Document, Role.Label, Role.Pane, Role.Group, Role.Image, Role.Header, Role.Tree, Role.List, Role.Tab];

    /// <summary>Prepares a candidate.</summary>
    /// <param name="candidate">Candidate.</param>
    /// <param name="name">What it is called: its own name, or that of the label beside it.</param>
    /// <param name="index">Index of its element in the snapshot, or -1.</param>
    /// <param name="isInActive">Whether it is in the window that takes input.</param>
    /// <param name="meant">What it is where the screen calls it otherwise; empty where it is right.</param>
    public Target(Candidate candidate, string name, int index, bool isInActive, string meant = "")
    {
        Candidate = candidate;
        Index = index;
        IsInActive = isInActive;
        Element = candidate.Element;
        Menu = candidate.Menu;
        Key = NameKey.Of(name);
        Meant = NameKey.Of(meant);
        Hint = NameKey.Of(Hinted(Element));
    }

    /// <summary>The candidate.</summary>
    public Candidate Candidate { get; }

    /// <summary>Its element, or null.</summary>
    public Element? Element { get; }

    /// <summary>Its menu entry, or null.</summary>
    public MenuEntry? Menu { get; }

    /// <summary>Index of its element in the snapshot, or -1.</summary>
    public int Index { get; }

    /// <summary>Whether it is in the window that takes input.</summary>
    public bool IsInActive { get; }

    /// <summary>Its name.</summary>
    public NameKey Key { get; }

    /// <summary>What it is where the screen calls it otherwise; empty where the screen is right.</summary>
    public NameKey Meant { get; }

    /// <summary>What its tool tip begins with: what a button with a sign for a name means.</summary>
    public NameKey Hint { get; }

    /// <summary>Role; unknown for what is no element.</summary>
    public Role Role => Element?.Role ?? Role.Unknown;

    /// <summary>Whether it stands for the application.</summary>
    public bool IsApplication => Element is null && Menu is null;

    /// <summary>Whether it takes no input now.</summary>
    public bool IsDisabled => Menu is { Enabled: false } || (Element is { } e && !e.Is(ElementStates.Enabled) && !NoControls.Contains(e.Role));

    /// <summary>Whether it is switched on or selected.</summary>
    public bool IsOn => Menu is { } menu ? (menu.States & ElementStates.Checked) != 0 : Element is { } e && (e.States & (ElementStates.Checked | ElementStates.Selected)) != 0;

    /// <summary>The element's id, or none.</summary>
    public ElementId Id => Element?.Id ?? ElementId.None;

    /// <summary>For people.</summary>
    public override string ToString() => ScreenText.Short(Candidate.Label, 80);

    /// <summary>Whether an element can do something.</summary>
    public bool Can(ElementPatterns patterns) => Element?.Can(patterns) == true;

    /// <summary>Whether the candidate takes a function.</summary>
    public bool Takes(FunctionDefinition function) => Candidate.Functions.Any(f => f.Name == function.Name);

    private static string Hinted(Element? element)
    {
        if (element is null || element.Description.Length == 0)
        {
            return "";
        }

        // "Multiply    KP *": the words before the shortcut.
        var description = element.Description.Split("  ", 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : element.Description;
        return description.Length <= 60 ? description.Trim() : "";
    }
}
