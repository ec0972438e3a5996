using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>Asks what a cmdlet wants to know: a parameter that was left out, a confirmation.</summary>
internal sealed class ConsoleQuestions(TextWriter output, TextReader? input)
{
    /// <summary>What is thrown where a question cannot be asked.</summary>
    public static PSInvalidOperationException NobodyToAsk() =>
        new("PowerShell has a question here, and nobody is there to answer it. Give every parameter that the command needs; leave out -Confirm.");

    /// <summary>Reads a line.</summary>
    public string ReadLine() => (input ?? throw NobodyToAsk()).ReadLine() ?? throw NobodyToAsk();

    /// <summary>Reads a line without showing it.</summary>
    public SecureString ReadSecret()
    {
        var secret = new SecureString();
        if (ReferenceEquals(input, Console.In) && !Console.IsInputRedirected)
        {
            ReadKeys(secret);
        }
        else
        {
            foreach (var character in ReadLine())
                secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Asks for values, as for the mandatory parameters that a command was given without.</summary>
    public Dictionary<string, PSObject> AskForFields(string caption, string message, Collection<FieldDescription> fields)
    {
        Introduce(caption, message);
        var values = new Dictionary<string, PSObject>();
        foreach (var field in fields)
        {
            output.Write($"{field.Name}: ");
            values[field.Name] = PSObject.AsPSObject(field.ParameterTypeFullName == typeof(SecureString).FullName ? ReadSecret() : ReadLine());
        }

        return values;
    }

    /// <summary>Asks for one of several answers, until one of them is given.</summary>
    public int AskForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        var answers = choices.Select(Answer.Of).ToList();
        var offer = string.Join("  ", answers.Select(answer => $"[{answer.Key}] {answer.Text}"));
        var byDefault = defaultChoice >= 0 ? $" (default is \"{answers[defaultChoice].Key}\")" : "";
        while (true)
        {
            output.Write($"{offer}{byDefault}: ");
            var given = ReadLine().Trim();
            if (given.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            var choice = answers.FindIndex(answer => answer.IsMeantBy(given));
            if (choice >= 0)
                return choice;
        }
    }

    private void Introduce(string caption, string message)
    {
        if (input is null)
            throw NobodyToAsk();
        foreach (var text in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
            output.WriteLine(text);
    }

    private void ReadKeys(SecureString secret)
    {
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
                secret.RemoveAt(secret.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                secret.AppendChar(key.KeyChar);
        }

        output.WriteLine();
    }

    // The letter after the ampersand is the short answer: "&Yes" is Y.
    private sealed record Answer(string Key, string Text)
    {
        public static Answer Of(ChoiceDescription choice)
        {
            var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
            var text = choice.Label.Replace("&", "", StringComparison.Ordinal);
            return new Answer(mark >= 0 && mark < text.Length ? text.Substring(mark, 1).ToUpperInvariant() : text, text);
        }

        public bool IsMeantBy(string given) =>
            given.Equals(Key, StringComparison.OrdinalIgnoreCase) || given.Equals(Text, StringComparison.OrdinalIgnoreCase);
    }
}
