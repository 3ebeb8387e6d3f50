using System.CommandLine;
using System.Globalization;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Core.Elements;
using LamPS.Host.Cli;
using LamPS.Host.Composition;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;
using LamPS.Model.Devices;
using LamPS.Model.Measuring;

namespace LamPS.Host.Commands;

/// <summary><c>lamps model</c>: the models, and what they run on.</summary>
internal static class ModelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("model", "The models that plan and decide.")
    {
        CreateList(host), CreateShow(host), CreateAdd(host), CreateRemove(host), CreateVerify(host), CreateBench(host), CreateDevices(host), CreateProbe(),
    };

    private static Command CreateList(CommandHost host)
    {
        var command = new Command("list", "Lists who can plan and decide.");
        host.OnRun(command, invocation =>
        {
            invocation.Print(Models().List(), HostJsonContext.Default.IReadOnlyListModelInfo, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static Command CreateShow(CommandHost host)
    {
        var name = Name();
        var command = new Command("show", "Shows what is known of a model.") { name };
        host.OnRun(command, invocation =>
        {
            invocation.Print(Models().Show(invocation.Get(name)!), HostJsonContext.Default.ModelDetail, Lines);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static Command CreateAdd(CommandHost host)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder with genai_config.json or lam_config.json, tokenizer.json and model.onnx." };
        var name = new Option<string?>("--name") { Description = "Name in the catalog; by default that of the folder.", HelpName = "NAME" };
        var licence = new Option<string?>("--licence") { Description = "Its licence, where the folder doesn't tell.", HelpName = "LICENCE" };
        var command = new Command("add", "Copies a model's folder into the catalog, with hashes.") { folder, name, licence };
        host.OnRun(command, async invocation =>
        {
            var model = await Models().AddAsync(invocation.Get(folder)!, invocation.Get(name), invocation.Get(licence), invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(model, HostJsonContext.Default.ModelDetail, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static Command CreateRemove(CommandHost host)
    {
        var name = Name();
        var command = new Command("remove", "Deletes a model that was added.") { name };
        host.OnRun(command, invocation =>
        {
            Models().Remove(invocation.Get(name)!);
            return Task.FromResult(ExitCode.Verified);
        });
        return command;
    }

    private static Command CreateVerify(CommandHost host)
    {
        var name = Name();
        var command = new Command("verify", "Compares a model's files with their hashes.") { name };
        host.OnRun(command, async invocation =>
        {
            var found = await Models().VerifyAsync(invocation.Get(name)!, invocation.Signals.Stop).ConfigureAwait(false);
            invocation.Print(found, HostJsonContext.Default.ModelVerification, Lines);
            return found.Intact ? ExitCode.Verified : ExitCode.Failed;
        });
        return command;
    }

    private static Command CreateBench(CommandHost host)
    {
        var name = Name();
        var command = new Command("bench", "Measures how quick a model is here: loading, reading, writing.") { name };
        host.OnRun(command, async invocation =>
        {
            invocation.Screen.Note("loading and measuring; a large model takes a while", Style.Dim);
            invocation.Print(await Models().BenchAsync(invocation.Get(name)!, invocation.Signals.Stop).ConfigureAwait(false), HostJsonContext.Default.ModelSpeed, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    private static Command CreateDevices(CommandHost host)
    {
        var command = new Command("devices", "Tries what models can run on, and says what is chosen and why.");
        host.OnRun(command, async invocation =>
        {
            invocation.Print(await Models().DevicesAsync(again: true, invocation.Signals.Stop).ConfigureAwait(false), HostJsonContext.Default.DeviceDetails, Lines);
            return ExitCode.Verified;
        });
        return command;
    }

    // A process of its own for each device: a bad driver may end it.
    private static Command CreateProbe()
    {
        var device = new Argument<string>("DEVICE");
        var command = new Command("probe", "Tries one device in this process.") { device };
        command.Hidden = true;
        command.SetAction(parsed => DeviceProbe.Run([parsed.GetValue(device)!], Console.Out));
        return command;
    }

    private static Argument<string> Name() => new("MODEL") { Description = "Name of 'lamps model list', or path of a folder." };

    private static ModelOperation Models() => new(ModelSources.Open());

    private static IEnumerable<string> Lines(IReadOnlyList<ModelInfo> list)
    {
        var name = Math.Max(8, list.Max(m => m.Name.Length));
        yield return $"{"Name".PadRight(name)}  {"Kind",-10}  Description";
        foreach (var model in list)
        {
            yield return $"{model.Name.PadRight(name)}  {model.Kind,-10}  {model.Description}{(model.Default ? " (default)" : "")}";
        }
    }

    private static IEnumerable<string> Lines(ModelDetail model) =>
    [
        $"name      {model.Name}",
        $"kind      {model.Kind}",
        $"folder    {model.Path}{(model.Shipped ? " (not changed by LamPS)" : "")}",
        $"size      {Size(model.Bytes)}",
        $"licence   {(model.Licence.Length > 0 ? model.Licence : "not known")}",
        .. model.Description.Length > 0 ? (string[])[$"what      {model.Description}"] : [],
        .. model.Source.Length > 0 ? (string[])[$"source    {model.Source}"] : [],
        $"hashes    {(model.HasHashes ? "yes; 'lamps model verify' checks them" : "none")}",
        .. model.Problem.Length > 0 ? (string[])[$"problem   {model.Problem}"] : [],
    ];

    private static IEnumerable<string> Lines(ModelVerification found) =>
    [
        .. found.Files.Select(f => $"{f.State,-8}  {f.Path}"),
        found.Files.All(f => f.State == "unlisted") ? $"{found.Name} has no hashes: nothing can be said of it" : found.Intact ? $"{found.Name} is as it was" : $"{found.Name} isn't as it was: get it again",
    ];

    private static IEnumerable<string> Lines(ModelSpeed speed) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{speed.Model} on {speed.Device}, {speed.Threads} {(speed.Threads == 1 ? "thread" : "threads")}"),
        string.Create(CultureInfo.InvariantCulture, $"loading            {speed.Load:0} ms"),
        speed.Token is { } token
            ? string.Create(CultureInfo.InvariantCulture, $"reading            {speed.Read:0.0} ms for {speed.PromptTokens} tokens, {speed.PromptTokens * 1000 / speed.Read:0} tokens/s")
            : string.Create(CultureInfo.InvariantCulture, $"a decision         {speed.Read:0.0} ms, {speed.PromptTokens} tokens"),
        .. speed.Token is { } one ? (string[])[string.Create(CultureInfo.InvariantCulture, $"writing            {one:0.00} ms a token, {1000 / one:0} tokens/s")] : [],
    ];

    private static IEnumerable<string> Lines(DeviceDetails found) =>
    [
        $"ONNX Runtime {found.Runtime}, {found.Library}",
        $"chosen: {found.Chosen}, {found.Reason.Split(';')[0]}",
        $"threads on the processor: {found.Threads}, measured",
        .. found.Devices.Select(d => string.Create(
            CultureInfo.InvariantCulture, $"{d.Name,-10}  {(d.Works ? $"works{(d.Adapter is { } adapter ? $" on {adapter}" : "")}, {d.Milliseconds:0.0} ms (the processor {d.CpuMilliseconds:0.0} ms)" : $"can't be used: {ScreenText.Short(d.Problem, 240)}")}")),
        .. found.Adapters.Select(a => $"{a.Kind,-10}  {a.Name}{(a.MemoryBytes is { } bytes ? $", {Size(bytes)}" : "")}"),
    ];

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1024.0):0} KiB"),
    };
}
