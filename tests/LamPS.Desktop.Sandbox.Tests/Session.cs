using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

/// <summary>A desktop with one application, for tests. Every call must complete at once, which is part of what is tested.</summary>
internal sealed class Session
{
    private Session(IDesktop desktop, ApplicationInstance application) => (Desktop, Application) = (desktop, application);

    public IDesktop Desktop { get; }

    public ApplicationInstance Application { get; }

    public bool IsRunning => Now(Desktop.CheckAsync(Application, default)) == ApplicationHealth.Responding;

    public IReadOnlyList<string> Windows => [.. See().Windows.Select(w => w.Name)];

    public static Session Start(string application, string? document = null, SandboxOptions? options = null, params string[] arguments) =>
        On(new SandboxDesktop(options ?? InMemory()), application, document, arguments);

    public static Session On(IDesktop desktop, string application, string? document = null, params string[] arguments)
    {
        var definition = application == "hostile" ? SandboxCatalog.Hostile : SandboxCatalog.All.Single(a => a.Name == application);
        return new Session(desktop, Now(desktop.LaunchAsync(new LaunchRequest(definition, document, arguments, TimeSpan.FromSeconds(5)), default)));
    }

    public static SandboxOptions InMemory() => new() { Files = SandboxFiles.InMemory(), WorkingFolder = Path.GetFullPath("/home/ada") };

    public Snapshot See() => Now(Desktop.CaptureAsync(new CaptureRequest { Application = Application }, default));

    public Element? TryFind(Role role, string name) => See().Elements.LastOrDefault(e => e.Role == role && e.Name == name);

    public Element Find(Role role, string name)
    {
        var found = TryFind(role, name);
        Assert.True(found is not null, $"{role} '{name}' isn't among {string.Join("; ", See().Elements)}");
        return found;
    }

    public string Value(Role role, string name) => Find(role, name).Value ?? "";

    public ActionOutcome Try(string function, Element? element, params (string Name, object? Value)[] arguments) => Now(Desktop.ActAsync(
        Application,
        new LamAction(function, element?.Id ?? default, new ActionArguments(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value)))),
        default));

    public void Do(string function, Element? element, params (string Name, object? Value)[] arguments)
    {
        var outcome = Try(function, element, arguments);
        Assert.True(outcome.IsDone, $"{function} {element}: {outcome}");
    }

    public void Click(string button) => Do("click", Find(Role.Button, button));

    public void Set(string box, string text) => Do("set_text", Find(Role.TextBox, box), ("text", text));

    public void Select(Role role, string name, string option) => Do("select", Find(role, name), ("option", option));

    public void Menu(string path) => Do("invoke_menu", null, ("path", path));

    public void Keys(string keys) => Do("type_keys", null, ("keys", keys));

    public void Type(string text) => Do("type_keys", null, ("text", text));

    public bool MenuEnabled(string path) => Now(Desktop.GetMenusAsync(Application, default)).Single(m => m.Path == path).Enabled;

    public static T Now<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompleted, "The sandbox has to answer at once.");
        return task.GetAwaiter().GetResult();
    }
}
