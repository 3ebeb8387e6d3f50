using LamPS.Core.Applications;

namespace LamPS.Learning.Synthetic;

/// <summary>What a step does.</summary>
internal enum StepKind
{
    /// <summary>Chooses a menu entry.</summary>
    Menu,

    /// <summary>Switches a checkable menu entry.</summary>
    MenuSwitch,

    /// <summary>Presses a button.</summary>
    Press,

    /// <summary>Sets a number.</summary>
    Number,

    /// <summary>Sets a text.</summary>
    Text,

    /// <summary>Chooses an option.</summary>
    Option,

    /// <summary>Switches on or off.</summary>
    Switch,

    /// <summary>Goes to a tab.</summary>
    Tab,

    /// <summary>Types at the caret.</summary>
    Type,

    /// <summary>Presses keys.</summary>
    Keys,
}

/// <summary>One action of a synthetic task.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Label, button, tab or menu path.</param>
/// <param name="Field">The field, for what acts on one.</param>
/// <param name="Value">Text or option, or the number as written.</param>
/// <param name="On">Wanted state of a switch.</param>
internal sealed record TaskStep(StepKind Kind, string Name, MapField? Field = null, string Value = "", bool On = false);

/// <summary>Part of a request and the actions that it stands for.</summary>
/// <param name="Family">Kind of task.</param>
/// <param name="Request">The words, without what polite people put around them.</param>
/// <param name="Coarse">The same as a single line of a plan that leaves the details to the request.</param>
/// <param name="Steps">The actions.</param>
internal sealed record TaskClause(string Family, string Request, string Coarse, IReadOnlyList<TaskStep> Steps);
