using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using Xunit;

namespace LamPS.Testing.Desktops;

/// <summary>
/// What every <see cref="IDesktop"/> must do. A desktop's tests derive from it, once for each application that they try it with; facts whose target
/// the application doesn't have are skipped with the reason. Live desktops settle after an action, so changes are awaited, never slept for.
/// </summary>
public abstract partial class DesktopContract : IAsyncLifetime
{
    private IDesktop? _desktop;
    private ApplicationInstance? _application;

    /// <summary>The desktop under test.</summary>
    protected IDesktop Desktop => _desktop ?? throw new InvalidOperationException("The desktop is made by InitializeAsync.");

    /// <summary>The application, launched anew for each fact.</summary>
    protected ApplicationInstance Instance => _application ?? throw new InvalidOperationException("The application is launched by InitializeAsync.");

    /// <summary>Application to try the desktop with.</summary>
    protected abstract ApplicationDefinition Application { get; }

    /// <summary>Document to open with it, or null. Each fact may change it.</summary>
    protected virtual string? Document => null;

    /// <summary>Longest wait for an effect; an in-process desktop needs none.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(5);

    /// <summary>Whether the desktop takes pictures.</summary>
    protected virtual bool HasScreenshots => true;

    /// <summary>An editable text box whose text may be replaced.</summary>
    protected abstract ContractTarget? TextBox { get; }

    /// <summary>A check box or toggle button.</summary>
    protected abstract ContractTarget? CheckBox { get; }

    /// <summary>A button that opens a dialog.</summary>
    protected abstract ContractTarget? DialogButton { get; }

    /// <summary>Path of a menu entry that opens a dialog.</summary>
    protected abstract string? DialogMenu { get; }

    /// <summary>The button that closes the dialog which <see cref="DialogButton"/> or <see cref="DialogMenu"/> opens.</summary>
    protected abstract ContractTarget? DialogCloser { get; }

    /// <summary>Path of a menu entry that is disabled in a fresh instance.</summary>
    protected abstract string? DisabledMenu { get; }

    /// <summary>A combo box or list, with an option to choose in <see cref="ContractTarget.Option"/>.</summary>
    protected abstract ContractTarget? Choice { get; }

    /// <summary>A spin button or slider.</summary>
    protected abstract ContractTarget? SpinButton { get; }

    /// <summary>A push button or label: anything that takes neither text nor a number.</summary>
    protected abstract ContractTarget? Plain { get; }

    /// <summary>A password field.</summary>
    protected virtual ContractTarget? Password => null;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        _desktop = await CreateDesktopAsync();
        _application = await LaunchAsync();
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (_desktop is not null)
        {
            if (_application is not null)
            {
                await _desktop.CloseAsync(_application, CloseMode.Kill, CancellationToken.None);
            }

            await ReleaseDesktopAsync(_desktop);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the desktop, or takes a shared one.</summary>
    protected abstract ValueTask<IDesktop> CreateDesktopAsync();

    /// <summary>Gives the desktop back; disposes it unless it is shared.</summary>
    protected virtual ValueTask ReleaseDesktopAsync(IDesktop desktop) => desktop.DisposeAsync();

    /// <summary>Launches another instance of the application.</summary>
    protected ValueTask<ApplicationInstance> LaunchAsync() =>
        Desktop.LaunchAsync(new LaunchRequest(Application, Document), TestContext.Current.CancellationToken);

    /// <summary>Captures the application.</summary>
    protected ValueTask<Snapshot> CaptureAsync() =>
        Desktop.CaptureAsync(new CaptureRequest { Application = Instance }, TestContext.Current.CancellationToken);

    /// <summary>Does an action.</summary>
    protected ValueTask<ActionOutcome> ActAsync(string function, ElementId element = default, params (string Name, object? Value)[] arguments) =>
        Desktop.ActAsync(
            Instance,
            new LamAction(function, element, new ActionArguments(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value)))),
            TestContext.Current.CancellationToken);

    /// <summary>Does an action that must be done.</summary>
    protected async Task<ActionOutcome> DoAsync(string function, ElementId element = default, params (string Name, object? Value)[] arguments)
    {
        var outcome = await ActAsync(function, element, arguments);
        Assert.True(outcome.IsDone, $"{function}: {outcome}");
        return outcome;
    }

    /// <summary>Waits until a snapshot is as wanted.</summary>
    protected async Task<Snapshot> EventuallyAsync(string what, Func<Snapshot, bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var snapshot = await CaptureAsync();
            if (holds(snapshot))
            {
                return snapshot;
            }

            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                Assert.Fail($"Never came: {what}. Last seen: {string.Join("; ", snapshot.Elements.Take(60))}");
            }

            await Desktop.WaitForChangeAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until an element, read anew, is as wanted.</summary>
    protected async Task<Element> EventuallyAsync(ElementId id, string what, Func<Element, bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var element = await Desktop.ReadAsync(id, TestContext.Current.CancellationToken);
            if (element is not null && holds(element))
            {
                return element;
            }

            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                Assert.Fail($"Never came: {what}. Last seen: {element?.ToString() ?? "gone"}, value '{element?.Value}', states {element?.States}, range {element?.Range}");
            }

            await Desktop.WaitForChangeAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Makes a target show and finds it; skips the fact when the application has none.</summary>
    protected async Task<Element> FindAsync(ContractTarget? target)
    {
        Assert.SkipWhen(target is null, $"{Application.Title} has no such element.");
        if (target.OpenedBy is { } opener)
        {
            var element = await FindAsync(opener);
            await DoAsync(element.Can(ElementPatterns.SelectionItem) ? UiFunctions.Select.Name : UiFunctions.Click.Name, element.Id);
        }

        if (target.OpenedByMenu is { } path)
        {
            await DoAsync(UiFunctions.InvokeMenu.Name, default, ("path", path));
        }

        var snapshot = await EventuallyAsync(target.What, s => s.Elements.Any(target.Matches));
        return snapshot.Elements.First(target.Matches);
    }

    /// <summary>Opens the dialog by menu, else by button, and gives the snapshot that shows it.</summary>
    protected async Task<Snapshot> OpenDialogAsync()
    {
        Assert.SkipWhen(DialogMenu is null && DialogButton is null, $"{Application.Title} has neither a menu entry nor a button that opens a dialog.");
        var before = (await CaptureAsync()).Windows.Select(w => w.Id).ToHashSet();
        if (DialogMenu is not null)
        {
            await DoAsync(UiFunctions.InvokeMenu.Name, default, ("path", DialogMenu));
        }
        else
        {
            await DoAsync(UiFunctions.Click.Name, (await FindAsync(DialogButton)).Id);
        }

        return await EventuallyAsync("a dialog", s => s.Windows.Any(w => !before.Contains(w.Id)) && s.Elements.Any(DialogCloser!.Matches));
    }

    private static void AssertOutcome(ActionOutcome outcome, params Outcome[] allowed) =>
        Assert.True(allowed.Contains(outcome.Outcome), $"{outcome}; expected {string.Join(" or ", allowed)}");
}
